import { findLettersEnd } from '../word-runs.ts'

/** The small words of languages in Latin script, by which they tell themselves apart; accents as written. */
const WORDS: Record<string, string> = {
  en: 'the of and to in is that for it with as are on this be by we from or an at which can not have our you but these their has was how what when',
  de: 'der die das und ist nicht ein eine zu den von mit dem für auf im sich des auch als wird werden wir es einen sind oder durch bei dass kann',
  fr: 'le la les des et est un une du dans que pour qui nous sur pas par plus au avec ce cette sont ne se ou mais être aux ces',
  es: 'el la los las de que y en un una es por con para del se como más pero su al lo este esta son sus o cuando ser',
  pt: 'o a os as de que e em um uma é por com para do da não se como mais mas dos das no na ao são ou ser seu sua',
  it: 'il lo la gli le di che e in un una è per con non si del della come più ma dei delle nel sono al anche questo questa dal',
  nl: 'de het een en van is dat in te op voor met zijn niet aan er ook als bij door maar om wordt worden deze wij naar dit kan',
  sv: 'och att det som en ett är på av för med den till inte om har de vi kan från vid men så eller detta också när ska',
  pl: 'i w z na do się nie że jest to jak o po co dla od przez przy ale czy tym być oraz są może jako jego tak',
  tr: 've bir bu için ile de da olarak olan daha çok gibi en kadar ya ne var olan değil sonra her biz veya ancak ise',
  vi: 'và của là các một cho trong được không với có những này để khi từ đã người như trên vào về mô thể sẽ',
  id: 'yang dan di untuk dengan ini dari pada adalah dalam tidak akan ke atau juga oleh dapat sebagai kita bisa itu lebih karena',
  cs: 'a v se na je že to s z do pro jako ale by jsou není které který tak při jsme nebo být jeho také může aby',
}

const languagesOf = new Map<string, string[]>()
for (const [language, words] of Object.entries(WORDS)) {
  for (const word of new Set(words.split(' '))) {
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), language])
  }
}

const LENGTH_MAX = Math.max(...[...languagesOf.keys()].map((word) => word.length))

/** The small words of one language in a text: how many different ones, and how many in all. */
export interface FunctionWordCount {
  language: string
  kinds: number
  hits: number
}

/**
 * Counts the words of a text in lower case, which are runs of letters, and the small words of each language that we can
 * tell, the one with most different ones first.
 */
export function countFunctionWords(text: string): { words: number; counts: FunctionWordCount[] } {
  const hits = new Map<string, number>()
  let words = 0
  for (let at = 0; at < text.length; ) {
    const end = findLettersEnd(text, at)
    if (end > at) words++
    if (end > at && end - at <= LENGTH_MAX) {
      const word = text.slice(at, end)
      if (languagesOf.has(word)) hits.set(word, (hits.get(word) ?? 0) + 1)
    }
    at = end + 1
  }
  return { words, counts: toCounts(hits) }
}

function toCounts(hits: ReadonlyMap<string, number>): FunctionWordCount[] {
  const counts = new Map(Object.keys(WORDS).map((language) => [language, { language, kinds: 0, hits: 0 }]))
  for (const [word, times] of hits) {
    for (const language of languagesOf.get(word) ?? []) {
      const count = counts.get(language)
      if (!count) continue
      count.kinds++
      count.hits += times
    }
  }
  return [...counts.values()].sort((a, b) => b.kinds - a.kinds || b.hits - a.hits)
}
