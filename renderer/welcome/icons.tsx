/** Drawn in the accent on a 32 px square; they only repeat what stands beside them. */
export function SampleIcon() {
  return (
    <svg className="choice-icon" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M8 3.5h11l5 5v20H8z" />
      <path d="M19 3.5v5h5" />
      <path d="M12 14h8M12 18.5h8M12 23h5" />
    </svg>
  )
}

export function HostIcon() {
  return (
    <svg className="choice-icon" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M4 13.5 16 5l12 8.5z" />
      <path d="M7.5 17v7M13 17v7M19 17v7M24.5 17v7M4 27.5h24" />
    </svg>
  )
}

export function JoinIcon() {
  return (
    <svg className="choice-icon" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M3.5 8h25v16.5h-25z" />
      <path d="m4 8.5 12 9 12-9" />
    </svg>
  )
}
