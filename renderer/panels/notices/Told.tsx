import './told.css'

/** What has happened and is as it should be: read out when there is nothing else to hear. */
export function Told({ what, next }: { readonly what: string; readonly next: string }) {
  return (
    <div className="told" role="status">
      <strong>{what}</strong> {next}
    </div>
  )
}
