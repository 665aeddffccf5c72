/*
 * replay.pml: one forced schedule each for pirq.pml, with the rows it must give.
 * Run by run.sh --check with 2 controllers, 2 vectors, QEMU NEW.
 *   REPLAY=1   staggered: A is through phase 1 before B starts, both are lost
 *   REPLAY=2   all enabled once, all configured again; A binds vector 1 first
 *   REPLAY=3   as 2, but B binds A's number first
 *   REPLAY=4   K2 with the schedule of 1: both fine
 *   REPLAY=5   a bound port does not keep a number from being given out again, and
 *              the inverted cleanup check forgets the port at the unmap
 *   REPLAY=6   K0 with QEMU OLD: second enable is dead, the Xen irq is poisoned
 */
#include "pirq.pml"

#define A 0
#define B 1
#define X24 XIRQ(0)
#define X25 XIRQ(1)

/* pirq number, arch.irq, emuirq is PT, port (0: none) */
#define PROW(nr, irq, pt, port) \
	(r_irq[55 - (nr)] == (irq) && r_pt[55 - (nr)] == (pt) && r_port[55 - (nr)] == PORT(port))
#define PORT(nr)  ((nr) == 0 -> 0 : (nr) - 9)
#define P(nr)     (56 - (nr))
#define IRQ(nr)   ((nr) - 63)
#define LOST(ph, ee, r) (1 + (r) + 16 * (3 * ((ph) - 1) + (ee)))

byte cnt;			/* stored, so that no turn of a loop looks like an old state */

inline one(c)
{
	d_step { step(c) }
}

inline steps(c, k)
{
	cnt = 0;
	do
	:: cnt < k -> one(c); cnt++
	:: else -> break
	od
}

active proctype replay()
{
#if REPLAY == 1 || REPLAY == 4
	one(A);					/* rows 1, 2 */
	assert(PROW(55, ALLOCATED, 0, 0) && q_msg[ENT(A, 0)] == P(55) && q_upd[ENT(A, 0)]);
	assert(i_irq[ENT(A, 0)] == IRQ(64) && i_pirq[ENT(A, 0)] == P(55));
	one(A);					/* 3 */
	assert(PROW(55, X24, 0, 0) && r_bound[0] && x_bound[0] && x_slot[0] == P(55));
	one(A);					/* 4 */
	assert(PROW(55, X24, 1, 10));
	one(A);
	assert(pc[A] == P1_FREE && lost[A] == 0);
	one(A);					/* 5 */
	assert(PROW(55, X24, 0, 0) && port_pirq[0] == 0);
	one(A);					/* 6 */
	assert(PROW(55, NONE, 0, 0) && !r_bound[0] && x_owner[0] == 0 && x_slot[0] == 0);
	assert(q_msg[ENT(A, 0)] == P(55) && q_pirq[ENT(A, 0)] == 0 && !q_upd[ENT(A, 0)]);
	one(A);					/* 7 */
	assert(i_irq[ENT(A, 0)] == 0 && i_pirq[ENT(A, 0)] == 0);
	one(B);					/* 8 */
	assert(PROW(55, ALLOCATED, 0, 0) && i_irq[ENT(B, 0)] == IRQ(64));
	steps(B, 3);					/* 9 */
	assert(PROW(55, X24, 1, 10) && pc[B] == P1_FREE);
#endif
#if REPLAY == 1
	one(A);					/* 10 */
	assert(i_irq[ENT(A, 0)] == IRQ(65) && i_pirq[ENT(A, 0)] == P(55) && !q_upd[ENT(A, 0)]);
	one(A);					/* 11 */
	assert(i_irq[ENT(A, 1)] == IRQ(66) && i_pirq[ENT(A, 1)] == P(54));
	assert(PROW(54, ALLOCATED, 0, 0));
	one(A);					/* 12 */
	assert(q_pirq[ENT(A, 0)] == 0 && PROW(54, X25, 0, 0) && x_owner[1] == ENT(A, 1) + 1);
	one(A);					/* 13 */
	assert(i_port[ENT(A, 0)] == 0 && PROW(55, X24, 1, 10));
	one(A);					/* 14 */
	assert(pc[A] == STOPPED && lost[A] == LOST(2, 0, NOT_MAPPED));
	steps(B, 3);					/* 15 */
	assert(PROW(55, NONE, 0, 0) && i_pirq[ENT(A, 0)] == P(55));
	one(B);					/* 16 */
	assert(i_pirq[ENT(B, 0)] == P(55) && !q_upd[ENT(B, 0)] && PROW(55, NONE, 0, 0));
	one(B);					/* 17 */
	assert(i_pirq[ENT(B, 1)] == P(55) && PROW(55, ALLOCATED, 0, 0));
	one(B);					/* 18 */
	assert(q_pirq[ENT(B, 0)] == 0 && q_pirq[ENT(B, 1)] == P(55) && PROW(55, X24, 0, 0));
	one(B);					/* 19 */
	assert(i_port[ENT(B, 0)] == PORT(10) && PROW(55, X24, 1, 10));
	one(B);
	assert(pc[B] == STOPPED && lost[B] == LOST(2, 0, NOT_MAPPED));
#endif
#if REPLAY == 4
	steps(A, 2);
	assert(i_pirq[ENT(A, 0)] == P(54) && i_pirq[ENT(A, 1)] == P(53));
	steps(A, 6);
	steps(B, 11);
	assert(pc[A] == DONE && pc[B] == DONE && lost[A] == 0 && lost[B] == 0);
#endif
#if REPLAY == 2 || REPLAY == 3
	steps(A, 4);
	steps(B, 4);
	assert(PROW(55, X24, 1, 10) && PROW(54, X25, 1, 11));
	steps(A, 3);
	steps(B, 3);
	assert(PROW(55, NONE, 0, 0) && PROW(54, NONE, 0, 0));
	steps(A, 2);
	assert(i_pirq[ENT(A, 0)] == P(55) && q_upd[ENT(A, 0)] && i_pirq[ENT(A, 1)] == P(54));
	steps(B, 2);
	assert(i_pirq[ENT(B, 0)] == P(54) && !q_upd[ENT(B, 0)] && i_pirq[ENT(B, 1)] == P(53));
#endif
#if REPLAY == 2
	steps(A, 4);
	assert(r_port[55 - 54] == i_port[ENT(A, 1)] && r_port[55 - 54] != 0);
	steps(B, 2);
	assert(i_port[ENT(B, 0)] == 0 && q_pirq[ENT(B, 0)] == 0 && q_pirq[ENT(B, 1)] == P(53));
	one(B);
	assert(pc[B] == STOPPED && lost[B] == LOST(2, 0, NOT_MAPPED));
	steps(A, 2);
	assert(pc[A] == DONE && lost[A] == 0);
#endif
#if REPLAY == 3
	steps(A, 3);
	assert(pc[A] == P2_REQUEST + 2);
	steps(B, 2);
	assert(r_port[55 - 54] == i_port[ENT(B, 0)] && r_pt[55 - 54]);
	one(B);
	assert(pc[B] == STOPPED && lost[B] == LOST(2, 0, NOT_MAPPED));
	one(A);
	assert(i_port[ENT(A, 1)] == 0);
	one(A);
	assert(lost[A] == LOST(2, 1, GOES_TO + ENT(B, 0)));
	one(A);
	assert(pc[A] == DONE);
#endif
#if REPLAY == 5
	steps(A, 7);
	steps(B, 4);
	steps(A, 3);				/* re-uses 55, B has it */
	one(B);				/* free_irq */
	assert(PROW(55, X24, 0, 0));
	one(A);				/* binds 55: still mapped by B */
	assert(PROW(55, X24, 1, 10));
	one(B);				/* disable */
#if CLEANUP_INVERTED
	assert(PROW(55, NONE, 0, 0));
#else
	assert(PROW(55, NONE, 0, 10));
#endif
	assert(port_pirq[0] == P(55) && i_port[ENT(A, 0)] == PORT(10));
	one(B);
	steps(B, 2);				/* A's irq_info: re-use; entry 1: 55 again */
	assert(i_pirq[ENT(B, 1)] == P(55) && r_irq[0] == ALLOCATED);
#endif
#if REPLAY == 6
	steps(A, 7);
	assert(PROW(55, X24, 0, 0) && q_pirq[ENT(A, 0)] == P(55) && x_bound[0]);
	steps(A, 2);
	assert(i_pirq[ENT(A, 0)] == P(54) && i_pirq[ENT(A, 1)] == P(53) && q_upd[ENT(A, 0)]);
	one(A);
	assert(q_pirq[ENT(A, 0)] == 0 && q_pirq[ENT(A, 1)] == 0);
	assert(PROW(55, FORCED(0), 0, 0) && x_slot[0] == MINUS + P(55) && x_owner[0] == 0);
	assert(PROW(54, ALLOCATED, 0, 0) && PROW(53, ALLOCATED, 0, 0));
	steps(A, 2);
	assert(pc[A] == STOPPED && lost[A] == LOST(2, 0, NOT_MAPPED));
	steps(B, 4);				/* every later map while 24 is the lowest */
	assert(pc[B] == STOPPED && lost[B] == LOST(1, 0, NOT_MAPPED));
#endif
	c_code { printf("@ end\n"); }
}
