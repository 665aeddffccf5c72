package org.pirqscope.report.table;

import java.util.function.Function;
import org.pirqscope.machine.state.DeviceRow;

/** Columns of the passed-through devices. */
public enum DeviceColumn implements Column<DeviceRow> {
    NAME("device", 12, false, DeviceRow::name),
    BDF("bdf", 14, false, DeviceRow::bdf),
    MODE("mode", 8, false, row -> row.mode().label()),
    /** ENABLE and MASKALL as the guest has set them. */
    CONTROL("control", 16, false, DeviceColumn::control),
    POSITION("driver is at", 28, false, DeviceRow::position),
    OUTCOME("outcome", 32, false, row -> row.outcome().text());

    private final String header;
    private final int width;
    private final boolean number;
    private final Function<DeviceRow, String> text;

    DeviceColumn(String header, int width, boolean number, Function<DeviceRow, String> text) {
        this.header = header;
        this.width = width;
        this.number = number;
        this.text = text;
    }

    @Override
    public String header() {
        return header;
    }

    @Override
    public String text(DeviceRow row) {
        return text.apply(row);
    }

    @Override
    public boolean number() {
        return number;
    }

    @Override
    public int width() {
        return width;
    }

    private static String control(DeviceRow row) {
        if (!row.enabled()) {
            return "disabled";
        }
        return row.maskAll() ? "ENABLE|MASKALL" : "ENABLE";
    }
}
