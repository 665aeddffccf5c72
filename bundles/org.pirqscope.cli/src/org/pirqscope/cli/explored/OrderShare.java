package org.pirqscope.cli.explored;

/** A share of the orders in words. */
public final class OrderShare {

    private OrderShare() {}

    /** In four digits; none is rounded to none or to all. */
    public static String text(double share) {
        String four = "%.4f".formatted(share);
        boolean rounded = share > 0 && four.equals("0.0000") || share < 1 && four.equals("1.0000");
        return rounded ? (share < 0.5 ? "<0.0001" : ">0.9999") : four;
    }
}
