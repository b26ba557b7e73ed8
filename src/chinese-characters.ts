/** Characters that only simplified Chinese writes, and at the same place those that only traditional Chinese writes. */
const SIMPLIFIED =
  '这们个来为时会对说国过发动学经样还现应问间题认从进种实无开关长战点车东术机权书习专产亲业严举义乐买乱争亚优传伤伦体训练网络数据损图层输检测类归变换码词语论计设随线维误验证处单标预拟参节树规则强给结构积编将与该统称觉视频声识别选择边远运际极显较达适连续转录页项须顺顾领'
const TRADITIONAL =
  '這們個來為時會對說國過發動學經樣還現應問間題認從進種實無開關長戰點車東術機權書習專產親業嚴舉義樂買亂爭亞優傳傷倫體訓練網絡數據損圖層輸檢測類歸變換碼詞語論計設隨線維誤驗證處單標預擬參節樹規則強給結構積編將與該統稱覺視頻聲識別選擇邊遠運際極顯較達適連續轉錄頁項須順顧領'

/** More pairs, for folding only: a text of the other script may hold these too, or they stand for more than one. */
const ALSO_SIMPLIFIED = [
  '启签划准并志回御干烧胀',
  '调评扩监征态采隐齐尔记奖励贝离阵叶导务并链忆谱缩话试双后场风医荐组辑译确协断马写内竞决邻范脸读库释质',
  '伪签迁联负广击敛价潜险馈环脑头馏踪级资议赛气遗独逻阶万张复压锚键档缘疗稳侧审创报户缓课约几减顿纳条询',
  '灵础驾驶药难异软奥罗残门于云滤观阅辅画块电涌腾讯狱护见号艺孪热岭径迟绝跃汇递针状兹脉师轻细抠辐溅遥纹',
  '员势驱戏围迹虚缀浏览溃飞叠红队栏响顶笔历泄筛仓兴终灾诈简纯朴谛惩罚弹暂丢弃鲁扰弥锐轭倾颈农谔桥杂宽匀',
  '幂恒胶冲两泼雾卫邮绪贪唤汤赌扑轨鸟矫绘继宪税捞补涩驼盘窃责备骗装谄谀岗萨杨伟黄勋苹献综吴讲众虫储启诊',
  '华纪闪请桨区践绿镇绍绩总缴纵织丽么乌乔乡亏亿仅仪伞侦侨俩债偿儿兑兰养兽册军冯况冻净凉凤凭凯刘刚删剑剧',
  '劝办劳卖卢却厂厅厉厌县叙叹听团园圆圣坏坚坛坟坠垒够夹夺奋妇孙宁宝宠宾寝寻寿尘尝届属岁岛峡币帐帘帧帮带',
  '庙废弯彻忧怀怜恋恶悬惊惧惨惯执扫扬抚抛抢担拥挂挡挣挤挥掷揽搁搅携摄摆摇撑敌斋旧晓晕杀枪柜栈栋楼槛横欢',
  '欧毁毕毙汉沟没泪泻泽洁洒浅济浑浓润涨渐渔温湾湿满滚滞滥澜灭灯灿炉炼炽烂焕爱爷牵犹狭狮畅疯痒盏盐盖睁矿',
  '砖碍礼祸穷竖筑粮紧纠纤纲纷纸纽绅绕缝职聪肃肠肤肾胀胁胆胜脏脚脱舰艰苏获萧营蓝虑虽蚀触订讨让许访诉诗详',
  '诸谁谈谋谓谢财败货购贯贴贵费赋赏赖赞赢趋轩轮轴载辆辈辉辞违酱鉴钉钢钱铁铜铭银铺销锁锅错闭闲闹闻阁阳阴',
  '陆陈静韩颗颜额饭饮馆骤鱼鸡鸣麦齿龙龟阈复里里系注周制松布汇历面干台占钟群峰污家发',
].join('')
const ALSO_TRADITIONAL = [
  '啟籤劃準併誌迴禦乾燒脹',
  '調評擴監徵態採隱齊爾記獎勵貝離陣葉導務並鏈憶譜縮話試雙後場風醫薦組輯譯確協斷馬寫內競決鄰範臉讀庫釋質',
  '偽簽遷聯負廣擊斂價潛險饋環腦頭餾蹤級資議賽氣遺獨邏階萬張復壓錨鍵檔緣療穩側審創報戶緩課約幾減頓納條詢',
  '靈礎駕駛藥難異軟奧羅殘門於雲濾觀閱輔畫塊電湧騰訊獄護見號藝孿熱嶺徑遲絕躍匯遞針狀茲脈師輕細摳輻濺遙紋',
  '員勢驅戲圍跡虛綴瀏覽潰飛疊紅隊欄響頂筆歷洩篩倉興終災詐簡純樸諦懲罰彈暫丟棄魯擾彌銳軛傾頸農諤橋雜寬勻',
  '冪恆膠衝兩潑霧衛郵緒貪喚湯賭撲軌鳥矯繪繼憲稅撈補澀駝盤竊責備騙裝諂諛崗薩楊偉黃勳蘋獻綜吳講眾蟲儲啓診',
  '華紀閃請槳區踐綠鎮紹績總繳縱織麗麼烏喬鄉虧億僅儀傘偵僑倆債償兒兌蘭養獸冊軍馮況凍淨涼鳳憑凱劉剛刪劍劇',
  '勸辦勞賣盧卻廠廳厲厭縣敘嘆聽團園圓聖壞堅壇墳墜壘夠夾奪奮婦孫寧寶寵賓寢尋壽塵嘗屆屬歲島峽幣帳簾幀幫帶',
  '廟廢彎徹憂懷憐戀惡懸驚懼慘慣執掃揚撫拋搶擔擁掛擋掙擠揮擲攬擱攪攜攝擺搖撐敵齋舊曉暈殺槍櫃棧棟樓檻橫歡',
  '歐毀畢斃漢溝沒淚瀉澤潔灑淺濟渾濃潤漲漸漁溫灣濕滿滾滯濫瀾滅燈燦爐煉熾爛煥愛爺牽猶狹獅暢瘋癢盞鹽蓋睜礦',
  '磚礙禮禍窮竪築糧緊糾纖綱紛紙紐紳繞縫職聰肅腸膚腎脹脅膽勝髒腳脫艦艱蘇獲蕭營藍慮雖蝕觸訂討讓許訪訴詩詳',
  '諸誰談謀謂謝財敗貨購貫貼貴費賦賞賴贊贏趨軒輪軸載輛輩輝辭違醬鑒釘鋼錢鐵銅銘銀鋪銷鎖鍋錯閉閒鬧聞閣陽陰',
  '陸陳靜韓顆顏額飯飲館驟魚雞鳴麥齒龍龜閾複裡裏係註週製鬆佈彙曆麵幹臺佔鐘羣峯汙傢髮',
].join('')

/** By code unit: 1 for what only simplified Chinese writes, -1 for what only traditional does. */
const scripts = new Int8Array(0x1_0000)
for (const character of TRADITIONAL) scripts[character.charCodeAt(0)] = -1
for (const character of SIMPLIFIED) scripts[character.charCodeAt(0)] = 1

/** `zh-Hant` where the text holds more traditional than simplified characters, `zh-Hans` the other way, null for neither. */
export function detectChineseScript(text: string): 'zh-Hans' | 'zh-Hant' | null {
  let balance = 0
  for (let at = 0; at < text.length; at++) balance += scripts[text.charCodeAt(at)] ?? 0
  if (balance === 0) return null
  return balance > 0 ? 'zh-Hans' : 'zh-Hant'
}

/** By code unit of a traditional character: its simplified form; 0 for all that this table does not know. */
const simple = new Uint16Array(0x1_0000)
const PAIRS = { from: TRADITIONAL + ALSO_TRADITIONAL, to: SIMPLIFIED + ALSO_SIMPLIFIED }
for (let at = 0; at < PAIRS.from.length; at++) simple[PAIRS.from.charCodeAt(at)] = PAIRS.to.charCodeAt(at)

/** A text with the traditional characters that this table knows in their simplified form. */
export function toSimplified(text: string): string {
  let simplified = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const code = simple[text.charCodeAt(at)] ?? 0
    if (code === 0) continue
    simplified += text.slice(from, at) + String.fromCharCode(code)
    from = at + 1
  }
  return from === 0 ? text : simplified + text.slice(from)
}

/** The code unit of a character in its simplified form, where this table knows one; else itself. */
export function simplifyCode(code: number): number {
  return simple[code] || code
}

/** By a simplified character: the traditional ones that it stands for; itself too where texts of both scripts may hold it. */
const traditional = new Map<string, string[]>()
for (let at = 0; at < PAIRS.from.length; at++) {
  const [to = '', from = ''] = [PAIRS.to[at], PAIRS.from[at]]
  const isShared = at >= TRADITIONAL.length && !traditional.has(to)
  traditional.set(to, [...(traditional.get(to) ?? []), from, ...(isShared ? [to] : [])])
}

/** Other ways to write a word that are listed at most: characters that stand for several multiply. */
const VARIANTS_MAX = 8

/** The other ways to write a word in simplified and in traditional Chinese; none for most texts. */
export function listVariants(word: string): string[] {
  const simplified = toSimplified(word)
  let variants = ['']
  for (const character of simplified) {
    const forms = traditional.get(character) ?? [character]
    variants = variants.flatMap((start) => forms.map((form) => start + form)).slice(0, VARIANTS_MAX)
  }
  return [...new Set([simplified, ...variants])].filter((variant) => variant !== word).slice(0, VARIANTS_MAX)
}
