/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The scheduler's hand-over on several CPUs, for Spin: kernel/sched.c, smp.h, smp.c, ipi.c and what
 * arch/arch.h asks of a port ("several CPUs"). Each process is a CPU; it runs the steps of whatever
 * thread is its current one and takes interrupts between them. What one CPU does between taking the
 * spinlock and a switch is one step, as others can not look; each part of the switch is a step of its
 * own.
 *
 * Threads have distinct priorities: 0 is the best. The last NCPU are the idle threads.
 *   0        suspends and resumes 1, aborts 2, reuses its stack, ends
 *   1        takes and gives the semaphore ROUNDS times, ends
 *   2        gives another semaphore ROUNDS times, ends, unless it is aborted before
 *   3, ...   as 1
 *
 * Checked: no thread runs on two CPUs; nobody continues a thread whose context is not saved, nor
 * reuses a stack that is in use; the spinlock is released once, by its holder; no CPU sleeps while a
 * thread waits for one; and when nothing more happens all threads have ended: no wakeup, resume or
 * IPI is lost. MISTAKE seeds one that has to
 * be found, see run.
 */
#ifndef NCPU
#define NCPU 2
#endif
#ifndef NT
#define NT 4
#endif
#ifndef ROUNDS
#define ROUNDS 1
#endif
#ifndef MISTAKE
#define MISTAKE 0
#endif

#define NALL (NT + NCPU)
#define IDLE(c) (NT + (c))
#define NOBODY 255

/* thread_state */
#define PENDING 1
#define SUSPENDED 2
#define ABORTING 4
#define DEAD 8

byte lock = NOBODY;   /* the CPU that holds the kernel's spinlock */
byte state[9];        /* 0: ready, in the run queue */
bool runs[9];       /* base.active */
byte where[NALL];     /* base.cpu */
byte cur[4];          /* _kernel.cpus[].current */
bool ipi[4];          /* an interrupt is pending */
bool due;             /* _kernel.ipi_due */
byte count = 1;       /* the semaphore */

/* not in the code: what really goes on */
byte on[NALL];        /* the CPU that has the thread's registers and uses its stack */
bool saved[NALL];     /* the context can be restored */
byte pc[NALL];        /* the thread's next step */
byte round[NALL];

#define READY(t) (state[t] == 0)
#define ELSEWHERE(c, t) (runs[t] && where[t] != c && MISTAKE != 3)

#define DROP_LOCK(c) assert(lock == c); lock = NOBODY

/* z_smp_best() */
inline choose(c, best)
{
	best = 0;
	do
	:: best < NT && (!READY(best) || ELSEWHERE(c, best)) -> best++
	:: else -> break
	od;
	if
	:: best == NT -> best = IDLE(c)
	:: else -> skip
	fi
}

/* z_ipi_ask() */
inline ask(c, here)
{
	if
	:: due && MISTAKE != 4 ->
		due = false;
		i = 0;
		do
		:: i == NT -> break
		:: i < NT && READY(i) && i != here && !(runs[i] && where[i] != c) ->
			w = NOBODY;
			k = 0;
			do
			:: k == NCPU -> break
			:: k < NCPU && k != c && !((asked >> k) & 1) &&
			   (cur[k] > i || !READY(cur[k])) &&
			   (w == NOBODY || cur[k] > cur[w]) -> w = k; k++
			:: else -> k++
			od;
			if
			:: w == NOBODY -> break
			:: else -> ipi[w] = true; asked = asked | (1 << w)
			fi;
			i++
		:: else -> i++
		od;
		i = 0; k = 0; w = 0; asked = 0
	:: else -> skip
	fi
}

/* end_thread() */
inline end_thread(t)
{
	state[t] = DEAD
}

/* switch_to(), z_sched_isr_next(): make_current() and what comes before the port's part */
inline leave(c)
{
	prev = cur[c];
	if
	:: state[prev] & ABORTING -> end_thread(prev); choose(c, next)
	:: else -> skip
	fi;
	assert(MISTAKE == 3 || !runs[next]);
	runs[prev] = false;
	runs[next] = true;
	where[next] = c;
	if
	:: READY(prev) && prev < NT -> due = true
	:: else -> skip
	fi;
	cur[c] = next;
	ask(c, next)
}

/* z_resched_unlock() */
inline resched_unlock(c)
{
	choose(c, next);
	if
	:: READY(cur[c]) && cur[c] < next -> next = cur[c]
	:: else -> skip
	fi;
	if
	:: next != cur[c] -> leave(c)
	:: else ->
		if
		:: MISTAKE != 7 -> ask(c, next)
		:: else -> skip
		fi;
		next = 0;
		DROP_LOCK(c)
	fi
}

/* z_swap() */
inline swap(c)
{
	choose(c, next);
	leave(c)
}

/* the scheduler's interrupt, at its end z_sched_isr_next() */
inline interrupt(c)
{
	if
	:: state[cur[c]] & ABORTING -> end_thread(cur[c])
	:: else -> skip
	fi;
	resched_unlock(c)
}

/* k_sem_take(): the thread goes on at its step pc when it runs again */
inline take(c)
{
	if
	:: count > 0 -> count--; DROP_LOCK(c)
	:: else ->
		state[me] = state[me] | PENDING;
		swap(c)
	fi
}

/* k_sem_give(): the best waiter gets it */
inline give(c)
{
	i = 0;
	do
	:: i < NT && !(state[i] & PENDING) -> i++
	:: else -> break
	od;
	if
	:: i == NT -> count++
	:: else -> state[i] = state[i] & ~PENDING; due = due || READY(i)
	fi;
	i = 0;
	resched_unlock(c)
}

/* the first half of k_thread_abort() and k_thread_suspend() of another thread */
inline stop(c, victim, flag)
{
	if
	:: state[victim] & DEAD -> skip
	:: !(state[victim] & DEAD) && (!runs[victim] || MISTAKE == 6) && flag == ABORTING ->
		end_thread(victim)
	:: else ->
		state[victim] = state[victim] | flag;
		if
		:: runs[victim] -> ipi[where[victim]] = true
		:: else -> skip
		fi
	fi;
	resched_unlock(c)
}

/*
 * await(): the guard of the step behind it. In that step the lock is taken and released, by which
 * the victim's CPU has handed it over.
 */
#define LEFT(victim, flag) \
	((!runs[victim] || !(state[victim] & (flag))) && (lock == NOBODY || MISTAKE == 5))

/* The current thread is @p t, at step @p at, and the lock is free: take it. */
#define STEP(t, at) cur[c] == (t) && pc[t] == (at) && lock == NOBODY -> lock = c; pc[t] = (at) + 1

#define TAKER(t) ((t) != 0 && (t) != 2 && (t) < NT)

proctype cpu(byte c)
{
	byte prev, next, i, k, w, asked, me;

end_idle:
		if
		:: atomic { ipi[c] && lock == NOBODY -> ipi[c] = false; lock = c; interrupt(c) }

		/* the controller */
		:: atomic { STEP(0, 0); stop(c, 1, SUSPENDED) }
		:: atomic {
			cur[c] == 0 && pc[0] == 1 && LEFT(1, SUSPENDED) ->
			pc[0] = 2;
			assert(on[1] == NOBODY)
		   }
		:: atomic {
			STEP(0, 2);
			state[1] = state[1] & ~SUSPENDED;
			due = due || READY(1);
			resched_unlock(c)
		   }
		:: atomic { STEP(0, 3); stop(c, 2, ABORTING) }
		:: atomic {
			cur[c] == 0 && pc[0] == 4 && LEFT(2, ABORTING) ->
			pc[0] = 5;
			assert(on[2] == NOBODY); /* another thread may have its stack now */
			assert(state[2] == DEAD)
		   }
		:: atomic { STEP(0, 5); end_thread(0); swap(c) }

		/* the thread that is aborted */
		:: atomic {
			cur[c] == 2 && lock == NOBODY ->
			lock = c;
			if
			:: pc[2] < ROUNDS -> pc[2]++; resched_unlock(c)
			:: else -> end_thread(2); swap(c)
			fi
		   }

		/* those that take and give */
		:: atomic {
			TAKER(cur[c]) && pc[cur[c]] == 0 && lock == NOBODY ->
			lock = c;
			me = cur[c];
			if
			:: round[me] == ROUNDS -> end_thread(me); swap(c)
			:: round[me] < ROUNDS && !(MISTAKE == 8 && count == 0) ->
				pc[me] = 1;
				take(c)
			:: else -> pc[me] = 2; DROP_LOCK(c)
			fi;
			me = 0
		   }
		:: atomic { /* only MISTAKE 8 */
			TAKER(cur[c]) && pc[cur[c]] == 2 && lock == NOBODY ->
			lock = c;
			me = cur[c];
			pc[me] = 1;
			state[me] = state[me] | PENDING;
			swap(c);
			me = 0
		   }
		:: atomic {
			TAKER(cur[c]) && pc[cur[c]] == 1 && lock == NOBODY ->
			lock = c;
			pc[cur[c]] = 0;
			round[cur[c]]++;
			give(c)
		   }
		fi;

		/* the port's part of the switch, if there is one */
		if
		:: prev != next ->
			if
			:: MISTAKE == 1 -> atomic { DROP_LOCK(c) }
			:: else -> skip
			fi;
			/* save prev */
			atomic { assert(on[prev] == c); on[prev] = NOBODY; saved[prev] = true }
			/* z_smp_switched() */
			if
			:: MISTAKE != 1 -> atomic { DROP_LOCK(c) }
			:: else -> skip
			fi;
			/* restore next */
			atomic {
				assert(on[next] == NOBODY);
				assert(saved[next]);
				saved[next] = false;
				on[next] = c;
				prev = 0;
				next = 0
			}
			/* behind arch_switch(): only interrupts are unlocked */
			if
			:: MISTAKE == 2 -> atomic { DROP_LOCK(c) }
			:: else -> skip
			fi
		:: else -> prev = 0; next = 0
		fi;
		goto end_idle
}

/* no CPU sleeps unasked while more threads wait than CPUs are asked (at most 5 threads, 4 CPUs) */
#define WAITS(t) (t < NT && state[t] == 0 && !runs[t])
#define WAITING (WAITS(0) + WAITS(1) + WAITS(2) + WAITS(3) + WAITS(4))
#define ASKED (ipi[0] + ipi[1] + ipi[2] + ipi[3])
#define SLEEPS(c) (c < NCPU && cur[c] == IDLE(c) && !ipi[c])
#define ASLEEP (SLEEPS(0) || SLEEPS(1) || SLEEPS(2) || SLEEPS(3))

proctype watch()
{
	byte t = 0;

end_watch: do
	:: atomic { lock == NOBODY && ASLEEP && WAITING > ASKED -> assert(false) }
	:: timeout ->
		/* nothing more happens, no CPU can do a step */
		do
		:: t < NT -> assert(state[t] == DEAD); t++
		:: else -> break
		od;
		assert(lock == NOBODY);
		break
	od
}

init {
	byte n;

	d_step {
		n = 0;
		do
		:: n < NT -> on[n] = NOBODY; saved[n] = true; n++
		:: else -> break
		od;
		n = 0;
		do
		:: n < NCPU ->
			cur[n] = IDLE(n);
			runs[IDLE(n)] = true;
			where[IDLE(n)] = n;
			on[IDLE(n)] = n;
			ipi[n] = true;
			n++
		:: else -> break
		od;
	}
	atomic {
		n = 0;
		do
		:: n < NCPU -> run cpu(n); n++
		:: else -> break
		od;
		run watch();
		n = 0
	}
}
