import { type ChildNode, type Element, Text } from 'domhandler'
import { isElement } from '../dom.ts'

/** How deep in its item the box of a task stands: `li > p > label > input`. */
const TASK_LEVELS_MAX = 3

/** The box of a task list as the sign that readers see; other inputs ask for something. */
export function cleanCheckbox({ attribs, parent }: Element): ChildNode[] {
  if (attribs.type?.toLowerCase() !== 'checkbox') return []
  let holder = parent
  for (let level = 0; holder && isElement(holder) && level < TASK_LEVELS_MAX; level++) {
    if (holder.name === 'li') return [new Text(attribs.checked === undefined ? '☐ ' : '☑ ')]
    holder = holder.parent
  }
  return []
}
