import type { AmendmentId } from '../../../shared/ids'

/** What the columns of amendments that are set side by side are called, in their order. */
export type Names = readonly {
  readonly id: AmendmentId
  readonly label: string
  readonly name: string
  readonly colour: string
}[]
