package org.pirqscope.report.matrix;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.History;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.state.PoolCount;

/**
 * What a loop of loads and unloads of one controller takes out of the pool and does not give back.
 *
 * @param free how many pirqs are free before the first cycle and after each one
 * @param mapped how many QEMU holds mapped after the last one: an older QEMU keeps a mapping, which a later load may
 * use again
 * @param cutShort whether the second one enables its interrupts less often than the first: dead in phase 1
 * @param exhaustedIn the first cycle that asks for a pirq when none is free, 0 for none
 */
public record Leak(List<Integer> free, int mapped, boolean cutShort, int exhaustedIn) {

    static Leak of(Run loop) {
        History history = loop.history();
        List<Step> loads = history.loads().all().toList();
        List<Integer> free = new ArrayList<>();
        // a cycle ends where the next load begins: nothing is unloaded where nothing was set up
        loads.forEach(load -> free.add(loop.at(load.number() - 1).pool().free()));
        PoolCount end = loop.at(loop.length()).pool();
        free.add(end.free());
        int exhausted = history.findings().stream()
                .filter(seen -> seen.finding() instanceof Finding.PoolExhausted)
                .findFirst()
                .map(seen -> history.loads().upTo(seen.step().number()).size())
                .orElse(0);
        boolean cutShort = loads.size() > 1 && enables(history, loads, 1) < enables(history, loads, 0);
        return new Leak(List.copyOf(free), end.mapped(), cutShort, exhausted);
    }

    /** How often the driver enables its interrupts in a cycle. */
    private static long enables(History history, List<Step> loads, int cycle) {
        int end = cycle + 1 < loads.size() ? loads.get(cycle + 1).number() : history.length();
        return history.enables(loads.get(cycle).actor())
                .after(loads.get(cycle).number())
                .takeWhile(step -> step.number() <= end)
                .count();
    }

    /** Pirqs that each cycle does not give back, up to the last that keeps some. */
    public List<Integer> byCycle() {
        int cycles = free.size() - 1;
        while (cycles > 0 && leaked(cycles) == 0) {
            cycles--;
        }
        List<Integer> leaks = new ArrayList<>();
        for (int cycle = 1; cycle <= cycles; cycle++) {
            leaks.add(leaked(cycle));
        }
        return List.copyOf(leaks);
    }

    /** Pirqs that the first cycle does not give back. */
    public int first() {
        return leaked(1);
    }

    /**
     * Pirqs that every later cycle does not give back, for as long as there are any; 0 where there is no such number.
     */
    public int perCycle() {
        List<Integer> leaks = byCycle();
        // two say nothing of a rate
        if (leaks.size() < 3) {
            return 0;
        }
        int rate = leaks.get(1);
        boolean even = leaks.subList(1, leaks.size() - 1).stream().allMatch(leak -> leak == rate);
        boolean rest = left() == 0 && leaks.getLast() < rate;
        return even && (leaks.getLast() == rate || rest) ? rate : 0;
    }

    /** Pirqs that the whole loop does not give back. */
    public int inAll() {
        return free.getFirst() - left();
    }

    /** Whether there is something to tell. */
    public boolean any() {
        return inAll() > 0 || exhaustedIn > 0;
    }

    /**
     * For a cell of the table: {@code leaks 1 a cycle}, {@code leaks 7 in all}; empty where all is free or still in
     * use.
     */
    public String word() {
        if (inAll() == mapped) {
            return "";
        }
        return "leaks "
                + (perCycle() > 0 ? perCycle() + " a cycle" : left() == 0 ? "all " + inAll() : inAll() + " in all");
    }

    /** One sentence's end: {@code leaks 3 pirqs in the first cycle and 1 in each later one, ...}. */
    public String text() {
        return leaks() + stayMapped() + exhaustion();
    }

    private String leaks() {
        List<Integer> leaks = byCycle();
        if (perCycle() > 0) {
            return first() == perCycle()
                    ? "leaks " + first() + " a cycle"
                    : "leaks " + pirqs(first()) + " in the first cycle and " + perCycle() + " in each later one"
                            + (cutShort ? ", which is dead in phase 1 and asks for no more" : "");
        }
        String none = leaks.size() < free.size() - 1 ? " and none later" : "";
        return (inAll() == mapped && mapped > 0 ? "keeps " : "leaks ")
                + switch (leaks.size()) {
                    case 0 -> "nothing";
                    case 1 -> (left() == 0 ? "all " : "") + pirqs(first()) + " in the first cycle" + none;
                    case 2 -> pirqs(first()) + " in the first cycle, " + leaked(2) + " in the second" + none;
                    default -> pirqs(inAll()) + " in " + leaks.size() + " cycles" + none;
                };
    }

    private String stayMapped() {
        if (mapped == 0) {
            return "";
        }
        return "; " + (inAll() > mapped ? mapped + " of them" : mapped > 1 ? "all" : "it")
                + (mapped == 1 ? " stays" : " stay") + " mapped";
    }

    // How the pool runs out, and whether anybody notices.
    private String exhaustion() {
        if (exhaustedIn > 0) {
            int before = free.get(exhaustedIn - 1);
            return before == 0
                    ? "; no pirq is free in cycle " + exhaustedIn
                    : "; cycle " + exhaustedIn + (before == 1 ? " finds 1 pirq" : " finds " + before + " pirqs")
                            + " free and asks for more";
        }
        return left() == 0 ? "; no pirq is free after cycle " + byCycle().size() + ", and no cycle asks for one" : "";
    }

    private int leaked(int cycle) {
        return free.get(cycle - 1) - free.get(cycle);
    }

    private int left() {
        return free.getLast();
    }

    private static String pirqs(int number) {
        return number + (number == 1 ? " pirq" : " pirqs");
    }
}
