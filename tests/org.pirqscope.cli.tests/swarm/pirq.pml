/* Linux 4.11 (4.11), QEMU 2.5 (2.5), Xen 4.7 (4.6-4.9) */
#define KERNEL 3
#define QEMU 1
#define BIND_UNMAPPED 1
#define CLEANUP_INVERTED 1
#define CTRLS 3
#define LINUX_IRQ 0
#define POOL 32
#define VECS 2

/*
 * pirq.pml: MSI-X of NVMe controllers in a Xen HVM guest with pirqs
 *
 * An independent check of the explorer: the same fused steps, written by hand
 * from the description of the real system, not from the project's Java.
 *
 * Parameters, all -D:
 *   KERNEL  K0   always allocate, always write
 *           K1a  array lookup, never cleared; a hit ends the whole setup call
 *           K1b  list lookup, any irq_info with the number counts
 *           K2   as K0
 *   QEMU    OLD  before 2.1: a disable keeps pirq, mapping and binding; a word
 *                equal to the stored one is ignored
 *           NEW  2.1 to 2.5: a disable unbinds and unmaps; a word is ignored only
 *                if it is equal and the entry has a pirq
 *   CTRLS   controllers, 1..4
 *   VECS    vectors of phase 2, 1..3
 *   CLEANUP_INVERTED  1: Xen 4.2..4.18, an unmap forgets the port of the pirq
 *   SHADOW_ZERO       0: Xen >= 4.6; 1: Xen 4.1..4.5, a read of an entry returns
 *                     0 while the device's table is registered
 *   BIND_UNMAPPED     1: Xen >= 4.3, -EPERM; 0: 4.1/4.2, -EINVAL. Both fail,
 *                     nothing else follows from it
 *   POOL              pirqs that Xen has for MSI: 32, numbers 24..55
 *   LINUX_IRQ         1: lowest free number; 0: named by device and entry
 *   P2I               K1a's array: 1 keeps the irq number, 0 only "written"
 *
 * The script of a controller, one line per step, each step is atomic:
 *   phase 1  setup 0, enable, request_irq 0, use 0, free_irq 0, disable, destroy 0
 *   phase 2  setup 0 .. setup VECS-1, enable, request_irq 0,
 *            then use 0, request_irq k for k = 1 .. VECS-1, then use k for these
 *            (one vector: use 0); using 0 is creating the queue that k serves
 *   phase 3  use 0
 * That is 9 + VECS + P2_WORK steps. The use of vector 0 in phase 1 or 2 that fails stops
 * the controller as it is; any other failing use is kept if it is the first one.
 * On K1a a hit skips the setup steps of the later entries: the next step is
 * enable; request_irq of such an entry is a step that changes only the counter.
 *
 * The state is exactly what follows, and nothing else is stored:
 *   per controller  program counter (a stopped and a finished one differ),
 *                   first loss: phase, entry, reason
 *   QEMU entry      pirq of the last message (0: never written), pirq held, updated
 *   irq_info        Linux irq, pirq, port (0: none)
 *   port            pirq, Linux irq behind it
 *   Xen pirq        arch.irq, emuirq, port, bound
 *   Xen irq         irq_pirq slot, device and entry that it was made for, bound
 *   K1a only        pirq_to_irq[]
 * "MSI-X enabled" is a function of the program counter and not stored again.
 * irq_info has no list order: no lookup here depends on it.
 * A missing struct pirq and one with default values are the same state.
 * Numbers are exact up to an offset: pirq = 56 - n, Linux irq = 63 + n,
 * port = 9 + n, Xen irq = 24 + index. pirqs are taken from the highest free
 * down, the others from the lowest free up.
 *
 * Counting: there is one process, it never ends, and its only stored location is the
 * head of its loop. Each turn is one d_step = one fused step of one controller.
 * Scratch values are hidden, initial values are all zero. So with -DNOREDUCE
 * "states, stored" is the number of distinct fused states, the first one
 * included. SPIN's "transitions" is stored + matched and counts
 * the start as stored: the number of edges is that minus 1. SPIN's "depth
 * reached" is the number of steps of the longest run.
 *
 * A final state has no successor (end label, so no deadlock is reported). Its
 * outcome is printed by the step that leads to it, each outcome once.
 */

#define K0   0
#define K1a  1
#define K1b  2
#define K2   3
#define OLD  0
#define NEW  1

#ifndef KERNEL
#define KERNEL K1b
#endif
#ifndef QEMU
#define QEMU NEW
#endif
#ifndef CTRLS
#define CTRLS 2
#endif
#ifndef VECS
#define VECS 2
#endif
#ifndef CLEANUP_INVERTED
#define CLEANUP_INVERTED 1
#endif
#ifndef SHADOW_ZERO
#define SHADOW_ZERO 0
#endif
#ifndef BIND_UNMAPPED
#define BIND_UNMAPPED 1
#endif
#ifndef POOL
#define POOL 32
#endif
#ifndef LINUX_IRQ
#define LINUX_IRQ 1
#endif
#ifndef P2I
#define P2I 1
#endif

/* An entry needs one port, one Linux irq and one Xen irq at a time. A pirq stays
   taken for ever with an old QEMU, so a second one comes for entry 0. */
#define NE (CTRLS * VECS)
#if QEMU == OLD
#define NEED (CTRLS * (VECS + 1))
#else
#define NEED NE
#endif
#if NEED > POOL
#define ROWS POOL
#else
#define ROWS NEED
#endif

/* program counter */
#define P1_SETUP   0
#define P1_ENABLE  1
#define P1_REQUEST 2
#define P1_USE     3
#define P1_FREE    4
#define P1_DISABLE 5
#define P1_DESTROY 6
#define P2_SETUP   7
#define P2_ENABLE  (7 + VECS)
#define P2_REQUEST (8 + VECS)
#if VECS == 1
#define P2_WORK    2
#else
#define P2_WORK    (3 * VECS - 2)
#endif
#define P3_USE     (8 + VECS + P2_WORK)
#define DONE       (9 + VECS + P2_WORK)
#define STOPPED    (10 + VECS + P2_WORK)
/* the k-th step from P2_REQUEST on */
#define CREATES(k) ((k) == 1 || ((k) % 2 == 1 && (k) < 2 * VECS - 1))
#define USES(k)    ((k) >= 2 * VECS - 1)

#define ENT(c, e)  ((c) * VECS + (e))
#define ROW(p)     ((p) - 1)

/* arch.irq */
#define NONE       0
#define ALLOCATED  1
#define XIRQ(i)    (2 + (i))
#define FORCED(i)  (2 + NE + (i))
#define MAPPED(p)  (r_irq[ROW(p)] >= 2 && r_irq[ROW(p)] < 2 + NE)

/* irq_pirq: pirq, or this plus pirq after a forced unbind */
#define MINUS      128
/* owner of a Xen irq: entry + 1; a leaked one has no device */
#define LEAKED     255

/* lost: 0 = ok, else 1 + reason + 16 * (3 * (phase - 1) + entry) */
#define NOT_MAPPED   0
#define NO_EVTCHN    1
#define NO_GUEST_IRQ 2
#define GOES_TO      3
#define FINE         255

byte pc[CTRLS];
byte lost[CTRLS];

byte q_msg[NE];		/* pirq in the emulated table */
byte q_pirq[NE];
byte q_upd[NE];

byte i_irq[NE];		/* irq_info by owner */
byte i_pirq[NE];
byte i_port[NE];

byte port_pirq[NE];
byte port_irq[NE];	/* evtchn_to_irq */

byte r_irq[ROWS];
byte r_pt[ROWS];	/* emuirq: 0 UNBOUND, 1 PT */
byte r_port[ROWS];
byte r_bound[ROWS];

byte x_slot[NE];
byte x_owner[NE];
byte x_bound[NE];

#if KERNEL == K1a
byte p2i[ROWS];
#endif

hidden byte e, i, j, p, n, rd, why, hit, failed;
hidden int used;

/* ---- Xen ---- */

inline get_free_pirq()			/* p := number */
{
	p = 1;
	do
	:: r_irq[ROW(p)] != NONE || r_pt[ROW(p)] -> p++
	:: else -> break
	od;
	r_irq[ROW(p)] = ALLOCATED
}

inline map(ent)				/* p; sets failed */
{
	i = 0;
	do
	:: x_owner[i] != 0 -> i++
	:: else -> break
	od;
	if
	:: x_slot[i] != 0 && x_slot[i] != p -> failed = 1	/* -EEXIST */
	:: else ->
		failed = 0;
		if
		:: MAPPED(p) -> x_owner[i] = LEAKED		/* says 0 */
		:: else ->
			x_owner[i] = (ent) + 1;
			x_slot[i] = p;
			r_irq[ROW(p)] = XIRQ(i)
		fi
	fi
}

inline bind()				/* p; sets failed */
{
	if
	:: !MAPPED(p) -> failed = 1	/* BIND_UNMAPPED: which errno, no matter */
	:: else ->
		failed = 0;
		if
		:: !r_bound[ROW(p)] ->
			r_bound[ROW(p)] = 1;
			x_bound[r_irq[ROW(p)] - 2] = 1
		:: else			/* new gflags only */
		fi
	fi
}

inline unbind()				/* p */
{
	if
	:: MAPPED(p) ->
		r_bound[ROW(p)] = 0;
		x_bound[r_irq[ROW(p)] - 2] = 0
	:: else				/* -EPERM */
	fi
}

inline unmap()				/* p */
{
	r_pt[ROW(p)] = 0;
	if
	:: MAPPED(p) ->
		i = r_irq[ROW(p)] - 2;
		if
		:: x_bound[i] ->	/* forced unbind */
			r_irq[ROW(p)] = FORCED(i);
			x_slot[i] = MINUS + p;
			x_bound[i] = 0
		:: else ->
			r_irq[ROW(p)] = NONE;
			x_slot[i] = 0;
#if CLEANUP_INVERTED
			if
			:: !r_bound[ROW(p)] -> r_port[ROW(p)] = 0
			:: else
			fi
#endif
		fi;
		x_owner[i] = 0
	:: else				/* -EINVAL */
	fi
}

inline evtchn_bind_pirq(ent)		/* and set_evtchn_to_irq, unmask */
{
	p = i_pirq[ent];
	if
	:: r_port[ROW(p)] != 0		/* -EEXIST */
	:: else ->
		n = 1;
		do
		:: port_pirq[n - 1] != 0 -> n++
		:: else -> break
		od;
		port_pirq[n - 1] = p;
		port_irq[n - 1] = i_irq[ent];
		r_port[ROW(p)] = n;
		i_port[ent] = n;
		if
		:: MAPPED(p) -> r_pt[ROW(p)] = 1
		:: else
		fi
	fi
}

inline evtchn_close(ent)
{
	n = i_port[ent];
	p = port_pirq[n - 1];
	r_port[ROW(p)] = 0;		/* whatever port it names by now */
	if
	:: MAPPED(p) -> r_pt[ROW(p)] = 0
	:: else
	fi;
	port_pirq[n - 1] = 0;
	port_irq[n - 1] = 0;
	i_port[ent] = 0
}

/* ---- QEMU ---- */

inline table_write(ent)			/* p: three words; hi is 0 for all pirqs here */
{
#if QEMU == OLD
	if
	:: q_msg[ent] != p -> q_msg[ent] = p; q_upd[ent] = 1
	:: else
	fi
#else
	if
	:: q_msg[ent] != p || q_pirq[ent] == 0 -> q_msg[ent] = p; q_upd[ent] = 1
	:: else
	fi
#endif
}

inline update_one(ent)
{
	if
	:: q_upd[ent] ->
		p = q_msg[ent];
		failed = 0;
		if
		:: q_pirq[ent] == 0 ->
			map(ent);
			if
			:: !failed -> q_pirq[ent] = p
			:: else
			fi
		:: else
		fi;
		if
		:: !failed ->
			bind();
			if
			:: failed ->
				p = q_pirq[ent];
				unmap();
				q_pirq[ent] = 0
			:: else -> q_upd[ent] = 0
			fi
		:: else			/* stays updated */
		fi
	:: else
	fi
}

inline enable(c)
{
	for (e : 0 .. VECS - 1) {
		update_one(ENT(c, e))
	}
}

inline disable(c)
{
#if QEMU == NEW
	for (e : 0 .. VECS - 1) {
		if
		:: q_pirq[ENT(c, e)] != 0 ->
			p = q_pirq[ENT(c, e)];
			unbind();
			unmap();
			q_pirq[ENT(c, e)] = 0
		:: else
		fi;
		q_upd[ENT(c, e)] = 0
	}
#else
	skip
#endif
}

/* ---- guest ---- */

inline read_entry(c, ent)		/* rd := pirq of the message */
{
	rd = q_msg[ent];
#if SHADOW_ZERO
	for (i : 0 .. NE - 1) {
		if
		:: x_bound[i] && x_owner[i] > ENT(c, 0) && x_owner[i] <= ENT(c, VECS) -> rd = 0
		:: else
		fi
	}
#endif
}

inline lookup()				/* rd; sets hit */
{
	hit = 0;
#if KERNEL == K1a
	if
	:: rd != 0 -> hit = (p2i[ROW(rd)] != 0)
	:: else
	fi
#endif
#if KERNEL == K1b
	if
	:: rd != 0 ->
		for (i : 0 .. NE - 1) {
			hit = hit || (i_pirq[i] == rd)
		}
	:: else
	fi
#endif
}

inline make_irq(ent)			/* p */
{
#if LINUX_IRQ
	used = 0;
	for (i : 0 .. NE - 1) {
		used = used | (1 << i_irq[i])
	}
	n = 1;
	do
	:: used & (1 << n) -> n++
	:: else -> break
	od;
#else
	n = (ent) + 1;
#endif
	i_irq[ent] = n;
	i_pirq[ent] = p;
#if KERNEL == K1a
#if P2I
	p2i[ROW(p)] = n
#else
	p2i[ROW(p)] = 1
#endif
#endif
}

inline setup(c, ent)
{
	read_entry(c, ent);
	lookup();
	if
	:: hit -> p = rd
	:: else ->
		get_free_pirq();
		table_write(ent)
	fi;
	make_irq(ent)
}

inline request(ent)
{
	if
	:: i_irq[ent] != 0 -> evtchn_bind_pirq(ent)
	:: else				/* irq 0 of K1a */
	fi
}

/* why := FINE or the first reason that holds */
inline deliver(ent)
{
	i = 0;
	do
	:: i < NE && (x_owner[i] != (ent) + 1) -> i++
	:: else -> break
	od;
	if
	:: i == NE || !x_bound[i] -> why = NOT_MAPPED
	:: else ->
		p = x_slot[i];
		if
		:: !r_pt[ROW(p)] || r_port[ROW(p)] == 0 -> why = NO_EVTCHN
		:: else ->
			n = port_irq[r_port[ROW(p)] - 1];
			j = 0;
			do
			:: j < NE && (i_irq[j] != n) -> j++
			:: else -> break
			od;
			if
			:: n == 0 || j == NE -> why = NO_GUEST_IRQ
			:: n != 0 && j == (ent) -> why = FINE
			:: else -> why = GOES_TO + j
			fi
		fi
	fi
}

inline note_loss(c, phase, ee)
{
	if
	:: why != FINE && lost[c] == 0 ->
		lost[c] = 1 + why + 16 * (3 * (phase - 1) + (ee))
	:: else
	fi
}

inline step(c)
{
	if
	:: pc[c] == P1_SETUP -> setup(c, ENT(c, 0)); pc[c] = P1_ENABLE
	:: pc[c] == P1_ENABLE -> enable(c); pc[c] = P1_REQUEST
	:: pc[c] == P1_REQUEST -> request(ENT(c, 0)); pc[c] = P1_USE
	:: pc[c] == P1_USE ->
		deliver(ENT(c, 0));
		note_loss(c, 1, 0);
		pc[c] = (why == FINE -> P1_FREE : STOPPED)
	:: pc[c] == P1_FREE ->
		if
		:: i_port[ENT(c, 0)] != 0 -> evtchn_close(ENT(c, 0))
		:: else
		fi;
		pc[c] = P1_DISABLE
	:: pc[c] == P1_DISABLE -> disable(c); pc[c] = P1_DESTROY
	:: pc[c] == P1_DESTROY ->
		i_irq[ENT(c, 0)] = 0;
		i_pirq[ENT(c, 0)] = 0;
		pc[c] = P2_SETUP
	:: pc[c] >= P2_SETUP && pc[c] < P2_ENABLE ->
		e = pc[c] - P2_SETUP;
		setup(c, ENT(c, e));
#if KERNEL == K1a
		pc[c] = (hit -> P2_ENABLE : pc[c] + 1)
#else
		pc[c] = pc[c] + 1
#endif
	:: pc[c] == P2_ENABLE -> enable(c); pc[c] = P2_REQUEST
	:: pc[c] >= P2_REQUEST && pc[c] < P3_USE ->
		e = pc[c] - P2_REQUEST;
		if
		:: CREATES(e) || USES(e) ->
			e = (CREATES(e) -> 0 : e - 2 * VECS + 2);
			deliver(ENT(c, e));
			note_loss(c, 2, e);
			pc[c] = (e == 0 && why != FINE -> STOPPED : pc[c] + 1)
		:: else ->
			e = e / 2;
			request(ENT(c, e));
			pc[c] = pc[c] + 1
		fi
	:: pc[c] == P3_USE ->
		deliver(ENT(c, 0));
		note_loss(c, 3, 0);
		pc[c] = DONE
	fi
}

/* ---- outcomes ---- */

c_code {
	static unsigned int seen[1 << 16];
	static int nseen;

	static void
	print_one(int c)
	{
		int x = now.lost[c];

		printf("%snvme%d=", c ? " " : "@ ", c);
		if (x == 0) {
			printf("ok");
			return;
		}
		x--;
		printf("lost phase %d entry %d: ", x / 48 + 1, x / 16 % 3);
		x %= 16;
		if (x == NOT_MAPPED)
			printf("not mapped");
		else if (x == NO_EVTCHN)
			printf("no event channel");
		else if (x == NO_GUEST_IRQ)
			printf("no guest irq");
		else
			printf("goes to nvme%d entry %d", (x - GOES_TO) / VECS, (x - GOES_TO) % VECS);
	}

	static void
	outcome(void)
	{
		unsigned int key = 0, h;
		int c;

		for (c = 0; c < CTRLS; c++)
			key = key << 8 | now.lost[c];
		key++;
		for (h = (key * 2654435761u) >> 16; seen[h]; h = (h + 1) & 0xffff)
			if (seen[h] == key)
				return;
		if (++nseen > 60000) {
			printf("too many outcomes\n");
			exit(1);
		}
		seen[h] = key;
		for (c = 0; c < CTRLS; c++)
			print_one(c);
		printf("\n");
	}
};

#define END0 (pc[0] >= DONE)
#if CTRLS > 1
#define END1 (pc[1] >= DONE)
#else
#define END1 1
#endif
#if CTRLS > 2
#define END2 (pc[2] >= DONE)
#else
#define END2 1
#endif
#if CTRLS > 3
#define END3 (pc[3] >= DONE)
#else
#define END3 1
#endif

inline turn(c)
{
	step(c);
	if
	:: END0 && END1 && END2 && END3 -> c_code { outcome(); }
	:: else
	fi
}

#ifndef REPLAY
active proctype machine()
{
end:	do
	:: d_step { !END0 -> turn(0) }
#if CTRLS > 1
	:: d_step { !END1 -> turn(1) }
#endif
#if CTRLS > 2
	:: d_step { !END2 -> turn(2) }
#endif
#if CTRLS > 3
	:: d_step { !END3 -> turn(3) }
#endif
	od
}
#endif
