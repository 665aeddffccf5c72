package org.pirqscope.machine.driver;

/**
 * Something that a driver does and that needs an interrupt.
 *
 * @param phase of the load, from 1
 * @param entry whose interrupt it waits for
 * @param turn which of several things it is that wait for that interrupt in the phase one after the other, 0 for the
 * first; it is passed over with fewer vectors than that needs
 * @param vectors how many the driver has
 */
public record Use(int phase, int entry, int turn, int vectors) {}
