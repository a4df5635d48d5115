/*
 * Stand-in of asterisk: `-f` runs until it is told to stop, `-rx <command>` asks the one that runs. What it says is in files
 * named after the command. A program and no script, because our probes look at /proc/<pid>/exe and comm.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PID_FILE "/run/asterisk/asterisk.pid"
#define ANSWERS "/var/lib/asterisk/answers/"

static int serve(void)
{
	FILE *file;

	mkdir("/run/asterisk", 0755);
	file = fopen(PID_FILE, "w");
	if (!file)
		return 1;
	fprintf(file, "%d\n", (int)getpid());
	fclose(file);
	pause();
	return 0;
}

static int running(void)
{
	FILE *file = fopen(PID_FILE, "r");
	int pid = 0;

	if (!file)
		return 0;
	if (fscanf(file, "%d", &pid) != 1)
		pid = 0;
	fclose(file);
	return pid > 0 && kill(pid, 0) == 0;
}

static int ask(const char *command)
{
	char name[512] = ANSWERS, line[1024];
	size_t used = strlen(name);
	FILE *file;

	if (!running()) {
		fprintf(stderr, "Unable to connect to remote asterisk (does /var/run/asterisk/asterisk.ctl exist?)\n");
		return 1;
	}
	for (const char *c = command; *c && used < sizeof(name) - 1; c++)
		name[used++] = *c == ' ' || *c == '/' ? '-' : *c;
	file = fopen(name, "r");
	if (!file) {
		printf("No such command '%s' (type 'core show help %s' for other possible commands)\n", command, command);
		return 0;
	}
	while (fgets(line, sizeof(line), file))
		fputs(line, stdout);
	fclose(file);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "-rx") == 0)
		return ask(argv[2]);
	if (argc == 2 && strcmp(argv[1], "-f") == 0)
		return serve();
	fprintf(stderr, "usage: asterisk -f | asterisk -rx <command>\n");
	return 1;
}
