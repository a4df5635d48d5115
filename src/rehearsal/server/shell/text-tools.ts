/** The interpreter's own commands a bionic server has too; the others are not there. */
export const TEXT_TOOLS: ReadonlySet<string> = new Set(
  'awk base64 basename cat chmod column comm cut diff dirname du echo egrep expand expr false fgrep file find fold grep gunzip gzip head join ln ls md5sum mv nl od paste printenv printf pwd readlink rev rm rmdir sed seq sha1sum sha256sum sort split strings tac tail tar tee touch tr true uniq wc which xargs zcat'.split(
    ' ',
  ),
);
