"""The system calls of a student's process, by name: number on x86_64 / number on aarch64.

Generated from libseccomp's tables; aarch64 never had the ones without a second number.
"""

from __future__ import annotations

FREE = """
# Files; Landlock decides which ones
read=0/63 readv=19/65 write=1/64 writev=20/66 pread64=17/67 pwrite64=18/68 preadv=295/69
pwritev=296/70 preadv2=327/286 pwritev2=328/287 close=3/57 close_range=436/436 lseek=8/62
fstat=5/80 stat=4/ lstat=6/ newfstatat=262/79 statx=332/291 access=21/ faccessat=269/48
faccessat2=439/439 readlink=89/ readlinkat=267/78 getcwd=79/17 chdir=80/49 fchdir=81/50
getdents64=217/61 statfs=137/43 fstatfs=138/44 dup=32/23 dup2=33/ dup3=292/24 pipe=22/
pipe2=293/59 flock=73/32 fsync=74/82 fdatasync=75/83 ftruncate=77/46 fallocate=285/47
fadvise64=221/223 copy_file_range=326/285 rename=82/ renameat=264/38 renameat2=316/276 mkdir=83/
mkdirat=258/34 rmdir=84/ unlink=87/ unlinkat=263/35 umask=95/166
# Memory, without memfd_create: RLIMIT_AS would not count it
mmap=9/222 munmap=11/215 mremap=25/216 mprotect=10/226 madvise=28/233 brk=12/214 msync=26/227
mincore=27/232
# Its own signals and threads
rt_sigaction=13/134 rt_sigprocmask=14/135 rt_sigreturn=15/139 rt_sigtimedwait=128/137
rt_sigpending=127/136 rt_sigsuspend=130/133 sigaltstack=131/132 futex=202/98
set_robust_list=273/99 get_robust_list=274/100 rseq=334/293 sched_yield=24/124
sched_getaffinity=204/123 getcpu=309/168 membarrier=324/283 arch_prctl=158/
set_tid_address=218/96 wait4=61/260 waitid=247/95 exit=60/93 exit_group=231/94
restart_syscall=219/128
# Time
clock_gettime=228/113 clock_getres=229/114 clock_nanosleep=230/115 nanosleep=35/101
gettimeofday=96/169 time=201/ times=100/153 getitimer=36/102 setitimer=38/103 alarm=37/
pause=34/ timer_create=222/107 timer_settime=223/110 timer_gettime=224/108 timer_delete=226/111
timerfd_create=283/85 timerfd_settime=286/86 timerfd_gettime=287/87
# What it is
getpid=39/172 getppid=110/173 gettid=186/178 getuid=102/174 geteuid=107/175 getgid=104/176
getegid=108/177 getgroups=115/158 getresuid=118/148 getresgid=120/150 getpgrp=111/
getpgid=121/155 getsid=124/156 uname=63/160 sysinfo=99/179 getrusage=98/165 getrlimit=97/163
getrandom=318/278
# Waiting, and the one socket it was given
poll=7/ ppoll=271/73 select=23/ pselect6=270/72 epoll_create=213/ epoll_create1=291/20
epoll_ctl=233/21 epoll_wait=232/ epoll_pwait=281/22 eventfd=284/ eventfd2=290/19 recvfrom=45/207
shutdown=48/210 getsockopt=55/209 getsockname=51/204 getpeername=52/205
"""

EXAMINED = """
# Allowed for some arguments only, see seccomp.py
openat=257/56 socketpair=53/199 sendto=44/206 ioctl=16/29 fcntl=72/25 prctl=157/167
prlimit64=302/261 clone=56/220 clone3=435/435 openat2=437/437 kill=62/129 tgkill=234/131
rt_sigqueueinfo=129/138 rt_tgsigqueueinfo=297/240
"""

COLUMNS = {"x86_64": 0, "aarch64": 1}


def numbers(table: str, machine: str) -> dict[str, int]:
    """The calls of a table that this machine has, by name; KeyError for an unknown machine."""
    column = COLUMNS[machine]
    lines = (line for line in table.splitlines() if not line.startswith("#"))
    pairs = (entry.split("=") for line in lines for entry in line.split())
    columns = {name: value.split("/")[column] for name, value in pairs}
    return {name: int(value) for name, value in columns.items() if value}
