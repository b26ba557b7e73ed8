/** Elements that begin and end a line of text. */
const BLOCKS = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
  form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section summary
  table tbody td tfoot th thead tr ul video audio iframe`.split(/\s+/),
)

/** Elements whose inside is never text for readers. */
const SILENT = new Set(
  `script style noscript template head title meta link base svg canvas object embed applet iframe frame frameset noframes
  input select option optgroup datalist textarea map area param source track progress meter dialog xmp plaintext
  audio video`.split(/\s+/),
)

/** Whether an element begins a line of its own; `name` in lower case, here and below. */
export function isBlock(name: string): boolean {
  return BLOCKS.has(name)
}

/** Whether what stands in an element is never text for readers. */
export function isSilent(name: string): boolean {
  return SILENT.has(name)
}

/** Whether an element is one of `h1` to `h6`. */
export function isHeading(name: string): boolean {
  return name.length === 2 && name.charCodeAt(0) === 104 && name >= 'h1' && name <= 'h6'
}
