import { Checkbox } from 'react-aria-components'

interface CheckProps {
  readonly isSelected: boolean
  readonly onChange: (on: boolean) => void
  readonly label: string
}

/** Something that is so or not, seen to be so by a tick and not by a colour. */
export function Check({ label, ...props }: CheckProps) {
  return (
    <Checkbox className="check" {...props}>
      <span className="check-box" aria-hidden="true" />
      {label}
    </Checkbox>
  )
}
