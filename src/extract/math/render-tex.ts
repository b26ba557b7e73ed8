import temml from 'temml'
import { guessMacro, TEX_MACROS } from './tex-macros.ts'

/** Commands of its own that one formula may use and we guess. */
const GUESSES_MAX = 8
const EXPANSIONS_MAX = 400
/** Definitions inside a formula can grow it: such a formula is short, or not set. */
const DEFINING_CHARACTERS_MAX = 600
const DEFINES = /\\(?:[gex]?def|(?:re|provide)?newcommand|let|futurelet)(?![a-zA-Z])/
const MARKUP_CHARACTERS_MAX = 400_000
/** Largest rule and space in em. */
const SIZES_MAX_EM: [number, number] = [3, 12]
const UNKNOWN_COMMAND = /Unsupported function name: (\\(?:[a-zA-Z]+|.)) at/

/** Temml's markup for TeX, or null where it cannot make any. `macros` are the page's own commands. */
export function renderTex(
  tex: string,
  { display, macros = {} }: { display: boolean; macros?: Readonly<Record<string, string>> },
): string | null {
  if (DEFINES.test(tex) && tex.length > DEFINING_CHARACTERS_MAX) return null
  const own: Record<string, string> = { ...TEX_MACROS, ...macros }
  let source = tex
  for (let guesses = 0; guesses <= GUESSES_MAX; guesses += 1) {
    const { markup, error } = tryRender(source, { display, macros: own })
    if (markup !== undefined) return markup.length > MARKUP_CHARACTERS_MAX ? null : markup
    const command = UNKNOWN_COMMAND.exec(error)?.[1]
    if (command !== undefined) own[command] = guessMacro(command)
    else if (error.includes("got '&'") && source === tex) source = `\\begin{aligned}${tex}\\end{aligned}`
    else return null
  }
  return null
}

function tryRender(
  tex: string,
  { display, macros }: { display: boolean; macros: Readonly<Record<string, string>> },
): { markup: string; error?: undefined } | { markup?: undefined; error: string } {
  try {
    const markup = temml.renderToString(tex, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      // A copy: `\gdef` writes into it.
      macros: { ...macros },
      maxExpand: EXPANSIONS_MAX,
      maxSize: SIZES_MAX_EM,
    })
    return { markup }
  } catch (error) {
    // A ParseError says what it cannot read; a RangeError, that groups lie too deep.
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
