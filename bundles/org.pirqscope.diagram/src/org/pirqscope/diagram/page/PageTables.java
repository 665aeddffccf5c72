package org.pirqscope.diagram.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.machine.state.DeviceRow;
import org.pirqscope.report.table.EntryLine;
import org.pirqscope.report.table.RowColumn;
import org.pirqscope.report.table.TableColumns;
import org.pirqscope.report.table.UsedRows;

/** The tables of a run as the rows that change from one shown step to the next. */
final class PageTables {

    private final List<String> heads = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private final Map<String, String> rows = new LinkedHashMap<>();
    private Map<String, String> now = new LinkedHashMap<>();

    private PageTables() {}

    /** After these steps, in order. */
    static PageTables of(Run run, Set<Integer> shown) {
        PageTables tables = new PageTables();
        World[] last = {null};

        run.replay((world, position) -> {
            boolean wanted = position == 0 || shown.contains(position);
            if (wanted && world != last[0]) {
                tables.read(world);
                tables.changes.add(tables.difference());
                last[0] = world;
            } else if (wanted) {
                tables.changes.add(PageJson.array(List.<String>of()));
            }
        });
        return tables;
    }

    /** Name and columns of each table. */
    String heads() {
        return PageJson.array(heads);
    }

    /** For the start and for each shown step the rows that are new or other (table, key, cells), or gone (null). */
    String changes() {
        return PageJson.array(changes);
    }

    private void read(World world) {
        now = new LinkedHashMap<>();
        int table = 0;
        table(table++, "Pirqs", TableColumns.PIRQ, world.pirqs().stream().filter(UsedRows::pirq));
        table(table++, "Xen irqs", TableColumns.XEN_IRQ, world.xenIrqs().stream());
        table(table++, "Event channels", TableColumns.EVENT_CHANNEL, world.eventChannels().stream());
        table(table++, "Guest irqs", TableColumns.GUEST_IRQ, world.guestIrqs().stream());
        table(table++, "Devices", TableColumns.DEVICE, world.devices().stream());
        for (DeviceRow device : world.devices()) {
            table(table++, device.name(), TableColumns.ENTRY_LINE, EntryLine.ofDevice(device).stream());
        }
    }

    private <R> void table(int index, String name, List<RowColumn<R>> columns, Stream<R> all) {
        if (heads.size() == index) {
            heads.add(PageJson.array(
                    PageJson.text(name), PageJson.texts(columns.stream().map(RowColumn::head))));
        }
        all.forEach(row -> {
            String key = index + "," + PageJson.text(columns.getFirst().text(row));
            now.put(key, PageJson.texts(columns.stream().map(column -> column.text(row))));
        });
    }

    private String difference() {
        List<String> changed = new ArrayList<>();
        now.forEach((key, cells) -> {
            if (!cells.equals(rows.get(key))) {
                changed.add("[" + key + "," + cells + "]");
            }
        });
        rows.keySet().stream().filter(key -> !now.containsKey(key)).forEach(key -> changed.add("[" + key + ",null]"));
        rows.clear();
        rows.putAll(now);
        return PageJson.array(changed);
    }
}
