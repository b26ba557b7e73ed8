/** Characters that only simplified Chinese writes, and at the same place those that only traditional Chinese writes. */
const SIMPLIFIED =
  '这们个来为时会对说国过发动学经样还现应问间题认从进种实无开关长战点车东术机权书习专产亲业严举义乐买乱争亚优传伤伦体训练网络数据损图层输检测类归变换码词语论计设随线维误验证处单标预拟参节树规则强给结构积编将与该统称觉视频声识别选择边远运际极显较达适连续转录页项须顺顾领'
const TRADITIONAL =
  '這們個來為時會對說國過發動學經樣還現應問間題認從進種實無開關長戰點車東術機權書習專產親業嚴舉義樂買亂爭亞優傳傷倫體訓練網絡數據損圖層輸檢測類歸變換碼詞語論計設隨線維誤驗證處單標預擬參節樹規則強給結構積編將與該統稱覺視頻聲識別選擇邊遠運際極顯較達適連續轉錄頁項須順顧領'

const simplified = new Set(SIMPLIFIED)
const traditional = new Set(TRADITIONAL)

/** `zh-Hant` where the text holds more traditional than simplified characters, `zh-Hans` the other way, null for neither. */
export function detectChineseScript(text: string): 'zh-Hans' | 'zh-Hant' | null {
  let balance = 0
  for (const character of text) {
    if (simplified.has(character)) balance++
    else if (traditional.has(character)) balance--
  }
  if (balance === 0) return null
  return balance > 0 ? 'zh-Hans' : 'zh-Hant'
}

const toSimple = new Map(
  [...TRADITIONAL].map((character, at) => [character, [...SIMPLIFIED][at] ?? character]),
)

/** The simplified form of a traditional character that this table knows; any other character as it is. */
export function toSimplified(character: string): string {
  return toSimple.get(character) ?? character
}
