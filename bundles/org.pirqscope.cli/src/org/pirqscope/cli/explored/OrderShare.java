package org.pirqscope.cli.explored;

/** A share of the orders in words. */
public final class OrderShare {

    private OrderShare() {}

    /** In four digits; none is rounded to none or to all. */
    public static String text(double share) {
        return rounded(share, "%.4f", "<0.0001", ">0.9999");
    }

    /** In two digits, where there is little room; none is rounded to none or to all. */
    public static String brief(double share) {
        return rounded(share, "%.2f", "<.01", ">.99");
    }

    private static String rounded(double share, String format, String some, String nearlyAll) {
        String text = format.formatted(share);
        boolean none = share > 0 && text.equals(format.formatted(0.0));
        boolean all = share < 1 && text.equals(format.formatted(1.0));
        return none ? some : all ? nearlyAll : text;
    }
}
