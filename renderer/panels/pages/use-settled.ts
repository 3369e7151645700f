import { useEffect, useState } from 'react'

/** What has stayed the same for a moment: who listens is not told of every page that passes by. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), moment)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** Milliseconds. */
const moment = 500
