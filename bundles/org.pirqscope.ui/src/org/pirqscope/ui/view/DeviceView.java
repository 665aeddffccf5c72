package org.pirqscope.ui.view;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.model.pci.PciDevice;
import org.pirqscope.model.pci.PciPackage;
import org.pirqscope.report.decode.MessageReading;
import org.pirqscope.report.table.Block;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.property.RowSelection;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.view.ValueSource.Selected;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.AlarmRowPainter;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.CopyText;
import org.pirqscope.ui.widget.RowLook;
import org.pirqscope.ui.widget.ValueItems;

/** The devices with their table entries as QEMU holds them and, beside each, the guest's msi_desc. */
public class DeviceView extends StepView implements ValueSource {

    /** The key of an item's data: what a row shows. */
    private static final String SUBJECT = "subject";

    /** The key of an item's data: the object that it shows. */
    private static final String OBJECT = "object";

    /** The key of an item's data: the cell that is marked as being read. */
    private static final String READ = "read";

    /** The key of an item's data: the cells and the look that it has. */
    private static final String WRITTEN = "written";

    private Tree tree;
    private ThemePalette palette;
    private LiveRows changes;
    private Optional<MessageReading> reading = Optional.empty();
    private boolean usedOnly;
    private TreeItem opened;

    @Override
    Control create(Composite parent) {
        tree = new Tree(parent, SWT.FULL_SELECTION | SWT.MULTI);
        tree.setData("id", "devices");
        AccessibleNames.name(tree, getPartName());
        tree.setHeaderVisible(true);
        palette = new ThemePalette(tree, this::restyle);
        for (String head : EntryPair.heads()) {
            new TreeColumn(tree, SWT.LEFT).setText(head);
        }
        tree.getColumn(0).setToolTipText(RowLook.LEGEND);
        tree.addListener(SWT.MouseHover, event -> tip(tree.getItem(new Point(event.x, event.y))));
        CopyText.into(tree);
        ValueItems.into(tree);
        AlarmRowPainter.in(tree, palette);
        changes = new LiveRows(desk().live().bus(), PciPackage.Literals.PCI_BUS__DEVICES);
        tree.addDisposeListener(gone -> changes.close());
        toolBar(new ToolBarToggle("Used Only", "Only the entries in use", false, this::usedOnly));
        getSite().setSelectionProvider(new RowSelection(tree, this::selected));
        restyle();
        return tree;
    }

    private Optional<?> selected() {
        return Arrays.stream(tree.getSelection()).findFirst().map(item -> item.getData(OBJECT));
    }

    private void usedOnly(boolean on) {
        usedOnly = on;
        setPartName(on ? "PCI devices (used only)" : "PCI devices");
        fill();
        open();
    }

    private void restyle() {
        palette.colour(tree);
        tree.setFont(palette.mono());
        fill();
        open();
    }

    @Override
    void show(SessionEvent news) {
        Optional<MessageReading> before = reading;
        reading = MessageReading.at(news.now().run(), news.now().position());
        List<PciDevice> devices = desk().live().bus().getDevices();
        Set<EObject> touched = changes.touched();
        if (!reading.equals(before)) {
            Stream.of(before, reading)
                    .flatMap(Optional::stream)
                    .map(MessageReading::actor)
                    .filter(device -> device < devices.size())
                    .map(devices::get)
                    .forEach(touched::add);
        }
        if (changes.rearranged()) {
            fill();
            open();
            touched = Set.copyOf(devices);
        } else {
            devices.stream()
                    .filter(touched::contains)
                    .forEach(device -> device(tree.getItem(devices.indexOf(device)), device));
        }
        reveal(touched);
    }

    private void fill() {
        List<PciDevice> devices = desk().live().bus().getDevices();
        tree.setRedraw(false);
        tree.setItemCount(devices.size());
        for (int i = 0; i < devices.size(); i++) {
            device(tree.getItem(i), devices.get(i));
        }
        tree.setRedraw(true);
    }

    /** The entry that the step changed comes into view, else the one of a new alarm. */
    private void reveal(Set<EObject> touched) {
        for (Predicate<EntryPair> wanted : List.<Predicate<EntryPair>>of(
                EntryPair::changed, pair -> !pair.entry().getAlarm().isEmpty())) {
            for (PciDevice device : desk().live().bus().getDevices()) {
                List<EntryPair> pairs =
                        touched.contains(device) ? EntryGroup.shown(device, usedOnly, reading) : List.of();
                for (int i = 0; i < pairs.size(); i++) {
                    if (wanted.test(pairs.get(i))) {
                        reveal(
                                tree.getItem(desk().live().bus().getDevices().indexOf(device)),
                                i,
                                Block.of(pairs.size()));
                        return;
                    }
                }
            }
        }
    }

    /** A group that was opened to show an entry is closed when another one is. */
    private void reveal(TreeItem device, int pair, List<Block> blocks) {
        TreeItem around = device;
        int inside = pair;
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).has(pair)) {
                around = device.getItem(i);
                inside = pair - blocks.get(i).first();
            }
        }
        if (opened != null && opened != around && !opened.isDisposed()) {
            opened.setExpanded(false);
            opened = null;
        }
        if (!around.getExpanded()) {
            opened = around == device ? null : around;
            device.setExpanded(true);
            around.setExpanded(true);
        }
        tree.showItem(around.getItem(inside));
    }

    private void open() {
        for (TreeItem item : tree.getItems()) {
            item.setExpanded(true);
        }
        for (TreeColumn column : tree.getColumns()) {
            column.pack();
            column.setWidth(column.getWidth() + (column == tree.getColumn(0) ? 24 : 18));
        }
    }

    private void device(TreeItem item, PciDevice device) {
        RowLook look = LiveRows.look(device);
        write(item, look, EntryPair.cells(desk().items(), device), palette.of(Tone.TEXT));
        item.setFont(palette.monoBold());
        int index = desk().live().bus().getDevices().indexOf(device);
        item.setData(SUBJECT, new Subject.Device(index, device.getName()));
        item.setData(OBJECT, device);
        tip(
                item,
                () -> look.sign() + device.getPosition() + "\n" + DeviceWords.of(device) + "\n" + device.getChanges()
                        + "\n" + device.getAlarm());
        entries(item, (Subject.Device) item.getData(SUBJECT), EntryGroup.shown(device, usedOnly, reading));
    }

    private void entries(TreeItem item, Subject.Device device, List<EntryPair> pairs) {
        List<EntryGroup> groups = EntryGroup.of(pairs);
        item.setItemCount(groups.isEmpty() ? pairs.size() : groups.size());
        for (int i = 0; i < groups.size(); i++) {
            EntryGroup group = groups.get(i);
            TreeItem head = item.getItem(i);
            write(head, group.look(), group.cells(), palette.of(Tone.DIM));
            head.setData(OBJECT, group.pairs().getFirst().entry());
            tip(head, () -> group.tip(desk().items()));
            head.setItemCount(group.pairs().size());
            head.setData(SUBJECT, device);
            rows(head, device, group.pairs());
        }
        if (groups.isEmpty()) {
            rows(item, device, pairs);
        }
    }

    private void rows(TreeItem item, Subject.Device device, List<EntryPair> pairs) {
        for (int i = 0; i < pairs.size(); i++) {
            EntryPair pair = pairs.get(i);
            TreeItem row = item.getItem(i);
            boolean empty = pair.descriptor() == null
                    && !pair.entry().isStale()
                    && pair.entry().getPirq() == -1;
            row.setItemCount(0);
            write(row, pair.look(), pair.cells(desk().items()), palette.of(empty ? Tone.DIM : Tone.TEXT));
            read(row, pair.read());
            row.setData(OBJECT, pair.entry());
            tip(row, () -> pair.tip(desk().items()));
            row.setData(
                    SUBJECT,
                    new Subject.TableEntry(
                            device.device(), device.name(), pair.entry().getIndex()));
        }
    }

    /** Marks the cell that is read, and takes the mark from the others. */
    private void read(TreeItem item, int cell) {
        List<Object> marked = List.of(cell, palette.monoBold());
        if (marked.equals(item.getData(READ))) {
            return;
        }
        item.setData(READ, marked);
        for (int i = 0; i < tree.getColumnCount(); i++) {
            item.setBackground(i, i == cell ? palette.of(Tone.BITS) : null);
            item.setFont(i, i == cell ? palette.monoBold() : null);
        }
    }

    private void write(TreeItem item, RowLook look, List<String> cells, org.eclipse.swt.graphics.Color text) {
        List<Object> looks = List.of(cells, look, text, palette.monoBold());
        if (looks.equals(item.getData(WRITTEN))) {
            return;
        }
        item.setData(WRITTEN, looks);
        for (int i = 0; i < cells.size(); i++) {
            item.setText(i, i == 0 && !look.sign().isEmpty() ? look.sign() + " " + cells.get(0) : cells.get(i));
        }
        item.setBackground(look.back() == null ? null : palette.of(look.back()));
        item.setForeground(look.text() == null ? text : palette.of(look.text()));
        AlarmRowPainter.mark(item, look.loud());
        item.setFont(look.bold() ? palette.monoBold() : palette.mono());
    }

    /** Most rows are never pointed at: their tips are made when they are. */
    private static void tip(TreeItem item, Supplier<String> tip) {
        item.setData(tip);
    }

    private void tip(TreeItem item) {
        tree.setToolTipText(
                item != null && item.getData() instanceof Supplier<?> tip
                        ? tip.get().toString().strip().replace("&", "&&")
                        : null);
    }

    @Override
    public Optional<Selected> selectedValue() {
        return tree.getSelectionCount() == 0
                ? Optional.empty()
                : Optional.of(new Selected((Subject) tree.getSelection()[0].getData(SUBJECT), List.of()));
    }

    @Override
    String legend() {
        return RowLook.LEGEND;
    }

    /** The selected rows, or all if none is selected, with the heads. */
    @Override
    ClipboardText copied() {
        List<TreeItem> taken = tree.getSelectionCount() > 0
                ? List.of(tree.getSelection())
                : Arrays.stream(tree.getItems()).flatMap(DeviceView::all).toList();
        StringBuilder out = new StringBuilder(String.join("\t", EntryPair.heads())).append('\n');
        taken.forEach(item -> line(out, item));
        return ClipboardText.of(out.toString(), taken.size(), "row");
    }

    private static Stream<TreeItem> all(TreeItem item) {
        return Stream.concat(Stream.of(item), Arrays.stream(item.getItems()).flatMap(DeviceView::all));
    }

    private void line(StringBuilder out, TreeItem item) {
        for (int i = 0; i < tree.getColumnCount(); i++) {
            out.append(i == 0 ? "" : "\t").append(item.getText(i));
        }
        out.append('\n');
    }
}
