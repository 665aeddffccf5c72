package org.pirqscope.evidence.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.LogLine;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.version.Wording;

/** All runs of a scenario, one move after the other, whose words are those of some texts: no packing, no facts. */
final class EveryRun implements Tape.Quiet {

    private record Moment(List<Short> cells, List<Integer> read) {}

    private final Machine machine;
    private final Wording wording;
    private final UnaryOperator<String> words;
    private final List<List<String>> texts = new ArrayList<>();
    private final List<Layer> layers;
    private int[] read;
    private boolean fits;

    /** @param words what counts of a line */
    private EveryRun(Scenario scenario, List<Layer> layers, List<String> observed, UnaryOperator<String> words) {
        this.machine = new Machine(scenario);
        this.wording = new Wording(
                scenario.versions(),
                scenario.controllers().stream()
                        .map(controller -> controller.driver().spelling())
                        .toList(),
                scenario.controllers().stream().map(Controller::bdf).toList());
        this.words = words;
        this.layers = layers;
        observed.forEach(text -> texts.add(text.lines().map(words).toList()));
    }

    /** Whether a whole run has these texts, one for each of the layers. */
    static boolean has(Scenario scenario, List<Layer> layers, List<String> texts, UnaryOperator<String> words) {
        return new EveryRun(scenario, layers, texts, words).search();
    }

    private boolean search() {
        Deque<Moment> open = new ArrayDeque<>();
        Set<Moment> seen = new HashSet<>();
        open.push(
                new Moment(list(machine.start()), texts.stream().map(text -> 0).toList()));
        while (!open.isEmpty()) {
            Moment moment = open.pop();
            if (seen.add(moment)) {
                short[] cells = array(moment.cells());
                boolean ended = true;
                for (int actor = 0; actor < machine.actors(); actor++) {
                    ended &= machine.ended(cells, actor);
                    if (machine.mayMove(cells, actor)) {
                        move(moment, cells.clone(), actor, open);
                    }
                }
                if (ended && whole(moment)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean whole(Moment moment) {
        for (int i = 0; i < texts.size(); i++) {
            if (moment.read().get(i) != texts.get(i).size()) {
                return false;
            }
        }
        return true;
    }

    private void move(Moment before, short[] cells, int actor, Deque<Moment> open) {
        read = before.read().stream().mapToInt(i -> i).toArray();
        fits = true;
        machine.move(cells, actor, this);
        if (fits) {
            open.push(new Moment(list(cells), Arrays.stream(read).boxed().toList()));
        }
    }

    @Override
    public void log(Log log, int a, int b, int c, int d) {
        LogLine line = wording.line(log, a, b, c, d);
        int text = line == null ? -1 : layers.indexOf(line.layer());
        if (text < 0) {
            return;
        }
        List<String> lines = texts.get(text);
        String told = words.apply(line.text());
        if (read[text] < lines.size() && lines.get(read[text]).equals(told)) {
            read[text]++;
        } else if (!(wording.once(log) && lines.subList(0, read[text]).contains(told))) {
            fits = false;
        }
    }

    private static List<Short> list(short[] cells) {
        List<Short> list = new ArrayList<>(cells.length);
        for (short cell : cells) {
            list.add(cell);
        }
        return list;
    }

    private static short[] array(List<Short> list) {
        short[] cells = new short[list.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = list.get(i);
        }
        return cells;
    }
}
