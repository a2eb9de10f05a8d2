import sample from '../../../../resources/sample.md?raw'
import { startApp } from '../startApp'
import { chooseFiles } from './chooseFiles'
import { webReader } from './webReader'

const reader = webReader({
  choose: chooseFiles,
  sample: async () => new File([sample], 'sample.md'),
})
window.reader = reader
// the menu's commands, for whoever wants to try them in the console
Object.assign(window, { webReader: reader })

void startApp('#app')
