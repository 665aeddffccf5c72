package org.pirqscope.evidence.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.evidence.life.Life;

/** Makes bars of what happened to one number. */
final class LifeCourse {

    private final Life life;
    private final Map<SourceLine, Integer> places;
    private final int length;
    private final List<LifeBar> bars = new ArrayList<>();
    private LifeState state;
    private String device = "";
    private int from;
    private boolean mapped;
    private List<SourceLine> lines = new ArrayList<>();

    LifeCourse(Life life, Map<SourceLine, Integer> places, int length) {
        this.life = life;
        this.places = places;
        this.length = length;
    }

    List<LifeBar> bars() {
        List<PirqEvent> events = life.events().stream()
                .filter(event -> places.containsKey(event.place()))
                .sorted(Comparator.comparing(event -> places.get(event.place())))
                .toList();
        events.forEach(this::event);
        if (state != null) {
            boolean still = life.mappedAtEnd().orElse(false);
            end(still ? length + 1 : places.get(events.getLast().place()) + 1);
        }
        return bars;
    }

    private void event(PirqEvent event) {
        int row = places.get(event.place());
        boolean other = !event.device().isEmpty()
                && !device.isEmpty()
                && !event.device().equals(device);
        LifeState next = next(event, other);
        boolean anew = other && next != null || event.what() == What.REQUEST && event.party() == Party.GUEST;
        if (next != state || anew) {
            end(row);
            state = next;
            from = row;
            device = next == null ? "" : event.device().isEmpty() && !anew ? device : event.device();
        }
        device = device.isEmpty() ? event.device() : device;
        mapped = mapped(event);
        lines.add(event.place());
    }

    private LifeState next(PirqEvent event, boolean other) {
        return switch (event.what()) {
            case REQUEST -> state == null || other || event.party() == Party.GUEST ? LifeState.ASKED : state;
            case MAP, OWNER -> state == null || state == LifeState.ASKED ? LifeState.MAPPED : state;
            case BIND, UPDATE -> state == LifeState.MASKED ? state : LifeState.BOUND;
            case MASK -> LifeState.MASKED;
            case UNMASK -> LifeState.BOUND;
            case UNBIND -> state == null ? null : LifeState.MAPPED;
            case UNMAP, MAP_FAILED -> null;
            case BIND_FAILED, SEEN -> state;
        };
    }

    private boolean mapped(PirqEvent event) {
        return switch (event.what()) {
            case MAP, UPDATE, OWNER -> true;
            case BIND ->
                mapped
                        || event.party() == Party.QEMU
                        || event.detail() instanceof PirqEvent.EventPort port && port.xenIrq() > 0;
            case UNMAP, MAP_FAILED -> false;
            case REQUEST, BIND_FAILED, UNBIND, MASK, UNMASK, SEEN -> mapped;
        };
    }

    private void end(int row) {
        if (state != null && row > from) {
            bars.add(new LifeBar(state, device, from, row, mapped, lines));
        }
        lines = new ArrayList<>();
    }
}
