/**
 * Commands that machine-learning blogs use and Temml does not know: from MathJax's extensions, from KaTeX, from packages
 * and from the preambles that get copied along. Bodies are TeX.
 */
export const TEX_MACROS: Readonly<Record<string, string>> = {
  '\\mathbbm': '\\mathbb{#1}',
  '\\mathds': '\\mathbb{#1}',
  '\\mbox': '\\text{#1}',
  '\\mit': '\\mathit{#1}',
  '\\vv': '\\overrightarrow{#1}',
  '\\hdots': '\\ldots',
  '\\href': '#2',
  '\\SI': '#1\\,\\mathrm{#2}',
  '\\pmatrix': '\\begin{pmatrix}#1\\end{pmatrix}',
  '\\bmatrix': '\\begin{bmatrix}#1\\end{bmatrix}',
  '\\cases': '\\begin{cases}#1\\end{cases}',
  '\\eqalign': '\\begin{aligned}#1\\end{aligned}',
  '\\shoveleft': '#1',
  '\\shoveright': '#1',
  '\\E': '\\mathbb{E}',
  '\\EE': '\\mathbb{E}',
  '\\PP': '\\mathbb{P}',
  '\\RR': '\\mathbb{R}',
  '\\NN': '\\mathbb{N}',
  '\\ZZ': '\\mathbb{Z}',
  '\\ind': '\\mathbb{1}',
  '\\1': '\\mathbb{1}',
  '\\given': '\\mid',
  '\\iid': '\\overset{\\mathrm{iid}}{\\sim}',
  '\\indep': '\\perp\\!\\!\\!\\perp',
  '\\KL': '\\operatorname{KL}',
  '\\dd': '\\mathrm{d}',
  '\\T': '\\top',
  '\\transpose': '\\top',
  '\\eps': '\\epsilon',
  '\\argmax': '\\operatorname*{arg\\,max}',
  '\\argmin': '\\operatorname*{arg\\,min}',
  '\\softmax': '\\operatorname{softmax}',
  '\\mathstrut': '',
  '\\strut': '',
  '\\noindent': '',
  '\\centering': '',
  '\\allowdisplaybreaks': '',
  '\\hfill': '\\quad',
  '\\hfil': '\\quad',
  '\\nonumber': '',
  '\\notag': '',
  '\\par': '',
}

const GREEK =
  'alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega'

/** Habits by which authors name their own commands, most of them from the preamble of the Deep Learning book. */
const HABITS: readonly [name: RegExp, body: string][] = [
  [/^([A-Z])$/, '\\mathbb{$1}'],
  [/^(?:v|bv|rv)([a-z])$/, '\\boldsymbol{$1}'],
  [/^(?:m|rm|t)([A-Z])$/, '\\boldsymbol{$1}'],
  [/^(?:b|bf)([A-Za-z])$/, '\\mathbf{$1}'],
  [/^(?:c|g|cal|mc)([A-Z])$/, '\\mathcal{$1}'],
  [/^(?:bb|mb|s)([A-Z])$/, '\\mathbb{$1}'],
  [new RegExp(`^(?:v|b|bm|bf|bs)(${GREEK})$`), '\\boldsymbol{\\$1}'],
]

/** What an unknown command most likely prints: by its name's pattern, else its name as an operator. */
export function guessMacro(command: string): string {
  const name = command.slice(1)
  for (const [pattern, body] of HABITS) if (pattern.test(name)) return name.replace(pattern, body)
  return /^[a-zA-Z]+$/.test(name) ? `\\operatorname{${name}}` : ''
}
