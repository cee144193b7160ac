/* The bare loop that the servo loop is measured against: sleeps to deadlines on a grid and says how late each wake-up was.
   Usage: sleep PERIOD_NS COUNT. Writes COUNT native 64-bit numbers, ns, to standard output. */
#define _GNU_SOURCE
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv)
{
    if (argc != 3) return 2;
    int64_t period = atoll(argv[1]), count = atoll(argv[2]);
    int64_t *late = calloc(count, sizeof *late);
    struct sched_param priority = { 80 };
    sched_setscheduler(0, SCHED_FIFO, &priority);
    mlockall(MCL_CURRENT | MCL_FUTURE);
    int64_t deadline = now() + period;
    for (int64_t i = 0; i < count; i++)
    {
        int64_t over = now() - deadline;
        if (over <= 0)
        {
            struct timespec until = { deadline / 1000000000LL, deadline % 1000000000LL };
            while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, 0) != 0) { }
            over = now() - deadline;
            deadline += period;
        }
        else
        {
            deadline += period * (1 + over / period);
        }
        late[i] = over;
    }
    return fwrite(late, sizeof *late, count, stdout) == (size_t)count ? 0 : 1;
}
