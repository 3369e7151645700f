declare module '*.xsd?raw' {
  const words: string
  export default words
}
