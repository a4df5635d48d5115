"""What MySQL 5.7 does with the guide's SQL and our probes' questions, and nothing more.

MariaDB cannot stand in: its mysql.user is a view and its plugin is called unix_socket. Logins go by the privileges as they
were at the start or at the last FLUSH; the tables are written at once. Who is at the other end of the socket is what the
kernel says (SO_PEERCRED), as for the real auth_socket.
"""
import hashlib
import json
import os
import pwd
import re
import socket
import socketserver
import struct
import threading

STATE = '/var/lib/mysql/lab.json'
SOCKET = '/run/mysqld/mysqld.sock'
LOCK = threading.Lock()


class SqlError(Exception):
    def __init__(self, number, state, text):
        super().__init__(text)
        self.answer = {'error': [number, state, text]}


def native(password):
    inner = hashlib.sha1(password.encode()).digest()
    return '*' + hashlib.sha1(inner).hexdigest().upper()


def read():
    with open(STATE, encoding='utf-8') as file:
        return json.load(file)


def write(tables):
    with open(STATE + '.new', 'w', encoding='utf-8') as file:
        json.dump(tables, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    os.rename(STATE + '.new', STATE)


TABLES = read()
GRANTED = json.loads(json.dumps(TABLES['user']))


def log_in(user, password, tcp, uid):
    """Returns nothing, or refuses as MySQL does."""
    hosts = ['127.0.0.1', '%'] if tcp else ['localhost', '%']
    at = '127.0.0.1' if tcp else 'localhost'
    rows = [row for host in hosts for row in GRANTED if (row['User'], row['Host']) == (user, host)]
    using = 'YES' if password else 'NO'
    denied = SqlError(1045, '28000', f"Access denied for user '{user}'@'{at}' (using password: {using})")
    if not rows:
        raise denied
    row = rows[0]
    if row['plugin'] == 'auth_socket':
        if 'auth_socket' not in TABLES['plugins']:
            raise SqlError(1524, 'HY000', "Plugin 'auth_socket' is not loaded")
        name = '' if tcp else pwd.getpwuid(uid).pw_name
        if name not in (user, row['authentication_string']) or name == '':
            raise SqlError(1698, '28000', f"Access denied for user '{user}'@'{at}'")
    elif row['authentication_string'] != (native(password) if password else ''):
        raise denied


CONDITION = re.compile(r"(\w+)\s*(=|<>)\s*'((?:[^']|'')*)'$")


def matching(where):
    rows = TABLES['user']
    for part in re.split(r'\s+and\s+', where or '', flags=re.I):
        if not part:
            continue
        found = CONDITION.match(part.strip())
        if not found:
            raise syntax(part)
        column, operator, value = found[1], found[2], found[3].replace("''", "'")
        rows = [row for row in rows if (lookup(row, column) == value) == (operator == '=')]
    return rows


def lookup(row, column):
    for name, value in row.items():
        if name.lower() == column.lower():
            return value
    raise SqlError(1054, '42S22', f"Unknown column '{column}' in 'field list'")


def syntax(near):
    return SqlError(1064, '42000', "You have an error in your SQL syntax; check the manual that corresponds to your "
                    f"MySQL server version for the right syntax to use near '{near[:80]}' at line 1")


def install(name, library):
    if name in TABLES['plugins']:
        raise SqlError(1125, 'HY000', f"Function '{name}' already exists")
    if library != 'auth_socket.so' or name != 'auth_socket':
        raise SqlError(1126, 'HY000', f"Can't open shared library '/usr/lib/mysql/plugin/{library}' (errno: 2 No such file or directory)")
    TABLES['plugins'].append(name)
    write(TABLES)


def uninstall(name):
    if name not in TABLES['plugins']:
        raise SqlError(1305, '42000', f'PLUGIN {name} does not exist')
    TABLES['plugins'].remove(name)
    write(TABLES)


def flush():
    GRANTED[:] = json.loads(json.dumps(TABLES['user']))


def update(column, value, where):
    for row in matching(where):
        lookup(row, column)
        row[next(name for name in row if name.lower() == column.lower())] = value
    write(TABLES)


def select_users(columns, where):
    rows = matching(where)
    if re.fullmatch(r'count\(\*\)', columns, re.I):
        return [['COUNT(*)']] + [[str(len(rows))]]
    names = [name.strip() for name in columns.split(',')]
    return [names] + sorted([lookup(row, name) for name in names] for row in rows)


def plugin_status(name):
    return [['PLUGIN_STATUS']] + ([['ACTIVE']] if name in TABLES['plugins'] else [])


VERSION = [['VERSION()', '@@version_comment'], ['5.7.42-0ubuntu0.18.04.1', '(Ubuntu)']]
STATEMENTS = [
    (r'select 1', lambda: [['1'], ['1']]),
    (r'select version\(\), @@version_comment', lambda: VERSION),
    (r"select plugin_status from information_schema\.plugins where plugin_name='(\w+)'", plugin_status),
    (r"select (.+?) from mysql\.user(?: where (.+?))?(?: order by \w+)?", select_users),
    (r"install plugin (\w+) soname '([\w.]+)'", install),
    (r'uninstall plugin (\w+)', uninstall),
    (r"update mysql\.user set (\w+)='(\w*)'(?: where (.+))?", update),
    (r'flush privileges', flush),
]


def execute(statement):
    for pattern, work in STATEMENTS:
        found = re.fullmatch(pattern, statement, re.I | re.S)
        if found:
            return work(*found.groups()) or []
    raise syntax(statement)


class Session(socketserver.StreamRequestHandler):
    def handle(self):
        peer = self.request.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize('3i'))
        uid = struct.unpack('3i', peer)[1]
        for line in self.rfile:
            asked = json.loads(line)
            try:
                with LOCK:
                    if 'user' in asked:
                        log_in(asked['user'], asked['password'], asked['tcp'], uid)
                        answer = {'rows': []}
                    else:
                        answer = {'rows': execute(asked['sql'])}
            except SqlError as error:
                answer = error.answer
            self.wfile.write(json.dumps(answer).encode() + b'\n')


class Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


if os.path.exists(SOCKET):
    os.unlink(SOCKET)
server = Server(SOCKET, Session)
os.chmod(SOCKET, 0o777)
server.serve_forever()
