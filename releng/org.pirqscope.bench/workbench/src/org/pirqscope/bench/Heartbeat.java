package org.pirqscope.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.swt.widgets.Display;

/**
 * Asks the thread of the window, from another thread and again and again, whether it is there. What that thread worked
 * until it answered is how long the window stood still; time in which other processes had the processor is not in it.
 */
final class Heartbeat {

    private static final long BETWEEN = 2;

    private final Display display;
    private final long limit;
    private double longest;
    private String guilty = "";

    /** @param limit milliseconds after which what the thread does is looked at */
    Heartbeat(Display display, long limit) {
        this.display = display;
        this.limit = limit;
    }

    /** One question; milliseconds of work until the answer. */
    double beat() throws InterruptedException {
        Thread.sleep(BETWEEN);
        return beat(() -> {});
    }

    /** Asks it to do something first. */
    double beat(Runnable deed) throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        long before = worked();
        display.asyncExec(deed);
        display.asyncExec(answered::countDown);
        String seen = "";
        while (!answered.await(BETWEEN, TimeUnit.MILLISECONDS)) {
            if (seen.isEmpty() && worked() - before > limit * 1_000_000) {
                seen = doing(display.getThread().getStackTrace());
            }
        }
        double took = (worked() - before) / 1e6;
        if (took > longest) {
            longest = took;
            guilty = seen;
        }
        return took;
    }

    private long worked() {
        return ManagementFactory.getThreadMXBean()
                .getThreadCpuTime(display.getThread().threadId());
    }

    /** Our calls, the innermost first. */
    private static String doing(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> frame.getClassName().startsWith("org.pirqscope."))
                .limit(4)
                .map(frame -> frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName())
                .reduce((inner, outer) -> inner + " < " + outer)
                .orElse(stack.length == 0 ? "" : stack[0].toString());
    }

    /** Milliseconds of work in the longest silence since the last {@link #reset}. */
    double longest() {
        return longest;
    }

    /** What the thread did meanwhile; empty below the limit. */
    String guilty() {
        return guilty;
    }

    void reset() {
        longest = 0;
        guilty = "";
    }
}
