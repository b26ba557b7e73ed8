import { describe, expect, it } from 'vitest'
import { detectLanguage } from './language.ts'

const ENGLISH =
  'We train a small network on the digits and look at what each of its layers has learned. The first one finds edges.'
const CHINESE =
  '我们在手写数字上训练一个小网络，再看每一层学到了什么。第一层找到的是边缘，后面的层把它们组合起来。'

describe('detectLanguage', () => {
  it.each([
    ['zh-Hans', CHINESE],
    [null, 'The word 注意力机制 means attention in the papers'],
    ['zh-Hant', '我們在手寫數字上訓練一個小網路，再看每一層學到了什麼。第一層找到的是邊緣。'],
    [
      'zh-Hans',
      '用 PyTorch 的 DistributedDataParallel 做数据并行：每张卡一份 model，梯度用 all-reduce 同步。',
    ],
    [
      'zh-Hans',
      '运行 python train.py --model llama --epochs 3 即可训练，配合 DeepSpeed ZeRO-3 offload optimizer。',
    ],
    ['ja', 'この記事では、小さなネットワークを訓練して、各層が何を学んだかを調べます。'],
    ['ja', '深層学習モデルの最適化手法に関する考察'],
    ['ko', '이 글에서는 작은 신경망을 훈련하고 각 층이 무엇을 배웠는지 살펴봅니다.'],
    ['en', ENGLISH],
    [
      'de',
      'Wir trainieren ein kleines Netz und sehen uns an, was die Schichten gelernt haben und wie sie das tun.',
    ],
    [
      'fr',
      'Nous entraînons un petit réseau sur les chiffres et regardons ce que les couches ont appris dans ce cas.',
    ],
    ['es', 'Entrenamos una red pequeña con los dígitos y vemos lo que ha aprendido cada una de las capas.'],
    [
      'pt',
      'Treinamos uma rede pequena com os dígitos e vemos o que cada uma das camadas aprendeu, e não só isso.',
    ],
    [
      'it',
      'Addestriamo una piccola rete sulle cifre e guardiamo che cosa hanno imparato gli strati della rete.',
    ],
    [
      'nl',
      'Wij trainen een klein netwerk op de cijfers en kijken wat het met de lagen doet en hoe dat in zijn werk gaat.',
    ],
    ['ru', 'Мы обучаем небольшую сеть и смотрим, чему научился каждый слой.'],
    ['uk', 'Ми навчаємо невелику мережу і дивимось, чого навчився кожен її шар.'],
    ['vi', 'Chúng tôi huấn luyện một mạng nhỏ và xem các lớp của nó học được những gì từ dữ liệu này.'],
    ['pl', 'Trenujemy małą sieć na cyfrach i sprawdzamy, czego się nauczyła, oraz jak to jest możliwe.'],
    ['ar', 'ندرب شبكة صغيرة وننظر ماذا تعلمت كل طبقة.'],
  ])('recognises %s without a hint: %s', (language, text) => {
    expect(detectLanguage({ text, hint: null })).toBe(language)
  })

  it.each([
    ['a Chinese post in a feed that says English', CHINESE, 'en', 'zh-Hans'],
    ['an English post in a feed that says Chinese', ENGLISH, 'zh-CN', 'en'],
    ['an English post in a feed that says German', ENGLISH, 'de-DE', 'en'],
    ['a simplified post in a feed that says Taiwan', CHINESE, 'zh-TW', 'zh-Hans'],
  ])('overrules the hint for %s', (_, text, hint, language) => {
    expect(detectLanguage({ text, hint })).toBe(language)
  })

  it.each([
    ['too short a text', 'GPT-4', 'en-US', 'en'],
    ['an empty text', '', 'zh-cn', 'zh-Hans'],
    ['Han that both scripts write', '大模型入門', 'zh-TW', 'zh-Hant'],
    ['a Japanese title without kana', '機械学習入門', 'ja', 'ja'],
    ['a region', 'Treinamos uma rede pequena com os dígitos e vemos o que é.', 'pt_BR', 'pt-BR'],
    [
      'a language we do not know',
      'Antrenăm o rețea mică și vedem ce a învățat fiecare strat al ei.',
      'ro',
      'ro',
    ],
    [
      'another language in Cyrillic',
      'Обучаваме малка мрежа и гледаме какво е научил всеки слой.',
      'bg',
      'bg',
    ],
    ['a wrong code', '', 'cn', 'zh-Hans'],
  ])('takes the hint for %s', (_, text, hint, language) => {
    expect(detectLanguage({ text, hint })).toBe(language)
  })

  it.each([[null], ['und'], ['utf-8'], ['english'], ['x y z'], ['']])(
    'says nothing of a number, hinted %j',
    (hint) => {
      expect(detectLanguage({ text: '42', hint })).toBeNull()
    },
  )
})
