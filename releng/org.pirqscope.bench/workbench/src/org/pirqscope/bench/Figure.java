package org.pirqscope.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * A cost in the own processor time of the thread of the window, since other processes may use the machine, beside its
 * budget.
 */
record Figure(String what, double milliseconds, double worst, double budget) {

    private static final int ROUNDS = 5;

    /** The best and the worst mean of five rounds; a round answers how many times it did the thing. */
    static Figure of(String what, double budget, IntSupplier round) {
        double[] means = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            int count = round.getAsInt();
            means[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6 / count;
        }
        Arrays.sort(means);
        return new Figure(what, means[0], means[ROUNDS - 1], budget);
    }

    void print() {
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f ms, slowest round %.2f ms (budget %.0f ms%s)%n",
                what,
                milliseconds,
                worst,
                budget,
                milliseconds <= budget ? "" : ": MISSED");
    }
}
