/** A sentence in place: what happened, what is safe, what to do. Read out as soon as it is there. */
export function Trouble({ what, next }: { readonly what: string; readonly next: string }) {
  return (
    <div className="trouble" role="alert">
      <strong>{what}</strong> {next}
    </div>
  )
}
