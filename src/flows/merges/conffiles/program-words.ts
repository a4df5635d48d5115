/**
 * Words in which the programs that check syntax (PHP, nginx, Python, xmllint, visudo, sshd, shells) say what is wrong with any file.
 * A secret that is a sentence may hold some of them, and by themselves they give nothing of it away.
 */
export const PROGRAM_WORDS: ReadonlySet<string> = new Set(
  `a allowed asterisk conf nginx python sshd sudoers visudo xml an and any argument arguments are at bad before block by cannot char character characters closing column command
comma configuration constant contents control could data declaration decode delimiter directive document does double duplicate
element emerg encapsed enclosed end ending entity eof error errors expected expecting expression extra failed fatal file find first
flow for found from function garbage has here host identifier illegal in integer invalid is keyword line mapping mismatch missing
name near neither newline no nor not number object of on open opening option or parse parser parsing php premature property
quoted quotes reserved scanner scanning section sequence setting simple single start string syntax tag terminated terminating test
the there to token too unexpected unknown unmatched unsupported unterminated upstream value values variable warning where while
whitespace with`.split(/\s+/),
);
