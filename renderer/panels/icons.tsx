import type { ReactNode } from 'react'

/** Drawn on a 16 px square in the colour of the words beside them, which say the same. */
function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      {children}
    </svg>
  )
}

/** Points back, so it is mirrored where one reads from right to left. */
export const BackIcon = () => (
  <svg className="icon mirrored" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M10 3 5 8l5 5" />
  </svg>
)
export const ForwardIcon = () => (
  <svg className="icon mirrored" viewBox="0 0 16 16" aria-hidden="true">
    <path d="m6 3 5 5-5 5" />
  </svg>
)
export const DownIcon = () => (
  <Icon>
    <path d="m4 6 4 4 4-4" />
  </Icon>
)
export const UpIcon = () => (
  <Icon>
    <path d="m4 10 4-4 4 4" />
  </Icon>
)
export const CloseIcon = () => (
  <Icon>
    <path d="m4 4 8 8M12 4l-8 8" />
  </Icon>
)
export const OutlineIcon = () => (
  <svg className="icon mirrored" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M2.5 4h11M5.5 8h8M5.5 12h8M2.5 8h.5M2.5 12h.5" />
  </svg>
)
export const SavedIcon = () => (
  <Icon>
    <path d="m3.5 8.5 3 3 6-7" />
  </Icon>
)
export const SendingIcon = () => (
  <Icon>
    <path d="M8 12.5v-9M4.5 7 8 3.5 11.5 7" />
  </Icon>
)
export const OfflineIcon = () => (
  <Icon>
    <path d="M8 12.5h.01M5.6 9.9a3.5 3.5 0 0 1 1.5-.8M3.2 7.3a7 7 0 0 1 2-1.3M8 5.3a7 7 0 0 1 4.8 2M10.2 9.7l.3.2M3 3l10 10" />
  </Icon>
)
export const RefusedIcon = () => (
  <Icon>
    <path d="M8 2.5 14 13H2zM8 6.5v3M8 11.4v.1" />
  </Icon>
)
export const IndentIcon = () => (
  <svg className="icon mirrored" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M2.5 3.5h11M8 8h5.5M2.5 12.5h11M2.5 6.5 5 8l-2.5 1.5" />
  </svg>
)
export const OutdentIcon = () => (
  <svg className="icon mirrored" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M2.5 3.5h11M8 8h5.5M2.5 12.5h11M5 6.5 2.5 8 5 9.5" />
  </svg>
)
export const UndoIcon = () => (
  <svg className="icon mirrored" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M5.5 3 3 5.5 5.5 8M3.5 5.5H10a3.5 3.5 0 0 1 0 7H7" />
  </svg>
)
export const RedoIcon = () => (
  <svg className="icon mirrored" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M10.5 3 13 5.5 10.5 8M12.5 5.5H6a3.5 3.5 0 0 0 0 7h3" />
  </svg>
)
export const RecommendIcon = () => (
  <svg className="icon mirrored" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M2.5 4h5M2.5 8h3.5M2.5 12h5M9 8h5M11.5 5.5 14 8l-2.5 2.5" />
  </svg>
)
export const GoIcon = () => (
  <svg className="icon mirrored" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M3 8h9.5M9 4.5 12.5 8 9 11.5" />
  </svg>
)
