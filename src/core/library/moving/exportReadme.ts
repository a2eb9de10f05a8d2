/** What lies in an exported library, for whoever opens it; in both languages, as nobody asks who that is. */
export const EXPORT_README = `# Duidu library · 对读资料库

This archive holds what one person made in Duidu: read marks and stars (\`reading\`), notes (\`notes\`), saved
searches, followed and muted words, settings, and the list of digests; where they chose so, the papers too.
Everything is plain JSON, one record a line. \`markdown\` holds every note once more, for reading.
Duidu takes it in with File › Import library…; it never needs this file or the \`markdown\` folder.

这个压缩包是从对读导出的资料库：已读标记与星标（\`reading\`）、笔记（\`notes\`）、已存搜索、关注词与屏蔽词、
设置、摘要文件的记录；导出时若选了论文，也包括论文。全部是纯 JSON，每行一条。\`markdown\` 文件夹里是每条笔记的
可读副本。用“文件 › 导入资料库…”读入；读入时不需要本文件和 \`markdown\` 文件夹。
`
