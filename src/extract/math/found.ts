/** A formula as found on a page: what its atom will stand for. */
export interface Found {
  tex: string
  display: boolean
  /** The number that the page prints beside it. */
  tag?: string
}
