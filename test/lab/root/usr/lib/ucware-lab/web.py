"""The server's web pages: the interface of 4.5, and the Admin client of 5 once a boot has started its services."""
import http.server
import time

VERSION = '/usr/share/ucware/VERSION'
STARTED = time.monotonic()
SERVICES_TAKE_SECONDS = 4


def installed():
    try:
        with open(VERSION, encoding='utf-8') as file:
            return file.read().strip()
    except OSError:
        return ''


AT_BOOT = installed()


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        now = installed()
        if self.path.rstrip('/') == '/admin':
            if not now.startswith('5'):
                self.answer(404, 'Not Found')
            elif now != AT_BOOT or time.monotonic() - STARTED < SERVICES_TAKE_SECONDS:
                self.answer(503, 'Service Unavailable')
            else:
                self.answer(200, '<title>UCware Admin Client</title><h1>UCware Admin Client</h1>')
        elif self.path == '/':
            self.answer(200, f'<title>UCware</title><h1>UCware Server {now}</h1>')
        else:
            self.answer(404, 'Not Found')

    def answer(self, status, text):
        body = f'<!doctype html><meta charset="utf-8">{text}\n'.encode()
        self.send_response(status)
        self.send_header('Content-Type', 'text/html; charset=utf-8')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer(('', 80), Pages).serve_forever()
