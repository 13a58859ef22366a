// Runs the merging of the form outside a browser: reads cases from standard input, writes what became of them.
import { readFileSync } from 'node:fs'
const folder = process.argv[2]
const { merged, written } = await import(`${folder}/merging.js`)
const { parsed, shownGroup } = await import(`${folder}/values.js`)

function edited(values, { path, value, insert, remove }) {
  const parent = path.slice(0, -1).reduce((inside, step) => inside[step], values)
  const last = path.at(-1)
  if (remove) parent.splice(last, 1)
  else if (insert) parent.splice(last, 0, value)
  else parent[last] = value
  return values
}

function outcome({ text, fields, edits, head }) {
  try {
    const values = text ? shownGroup(parsed(text)?.contents ?? { items: [] }, fields) : {}
    edits.forEach(edit => edited(values, edit))
    return { values, text: text ? merged(text, values, fields) : written(values, fields, head) }
  } catch (error) {
    return { error: error.message }
  }
}

const cases = JSON.parse(readFileSync(0, 'utf8'))
console.log(JSON.stringify(cases.map(outcome)))
