package org.dualcumulants.cli.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemSource;
import org.jfree.chart.block.AbstractBlock;
import org.jfree.chart.block.Block;
import org.jfree.chart.block.BlockContainer;
import org.jfree.chart.block.BorderArrangement;
import org.jfree.chart.block.CenterArrangement;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.Size2D;

/** A line of a legend with subscripts and superscripts, which the library's own lines do not have. Its letters stay letters in SVG. */
final class LegendText extends AbstractBlock implements Block {

    private static final long serialVersionUID = 1L;

    private final transient List<Notation.Run> runs;
    private final Font font;

    private LegendText(String text, Font font) {
        this.runs = Notation.runs(text);
        this.font = font;
    }

    /** A legend whose lines may have them. */
    static LegendTitle legend(LegendItemSource curves) {
        return new LegendTitle(curves) {
            private static final long serialVersionUID = 1L;

            @Override
            protected Block createLegendItemBlock(LegendItem item) {
                Block block = super.createLegendItemBlock(item);
                if (!Notation.hasScripts(item.getLabel())) {
                    return block;
                }
                // the library's block is a centred row of a sign and a line of text
                BlockContainer row = (BlockContainer) ((BlockContainer) block).getBlocks().get(0);
                LegendText text = new LegendText(item.getLabel(), getItemFont());
                text.setPadding(getItemLabelPadding());
                BlockContainer own = new BlockContainer(new BorderArrangement());
                own.add((Block) row.getBlocks().get(0), getLegendItemGraphicEdge());
                own.add(text);
                BlockContainer centred = new BlockContainer(new CenterArrangement());
                centred.add(own);
                return centred;
            }
        };
    }

    @Override
    public Size2D arrange(Graphics2D g2, RectangleConstraint constraint) {
        double width = runs.stream().mapToDouble(run -> width(g2, run, run.text())).sum();
        return new Size2D(calculateTotalWidth(width), calculateTotalHeight(g2.getFontMetrics(font).getHeight()));
    }

    @Override
    public void draw(Graphics2D g2, Rectangle2D area) {
        Rectangle2D inside = trimPadding(trimBorder(trimMargin(area)));
        double x = inside.getX();
        double line = inside.getY() + font.getLineMetrics("", g2.getFontRenderContext()).getAscent();
        g2.setPaint(Color.BLACK);
        for (Notation.Run run : runs) {
            // SVG leaves out blanks at the beginning of a text
            String letters = run.text().stripLeading();
            double end = x + width(g2, run, run.text());
            g2.setFont(font(run));
            g2.drawString(letters, (float) (end - width(g2, run, letters)), (float) line + font.getSize2D() * run.level().drop());
            x = end;
        }
    }

    @Override
    public Object draw(Graphics2D g2, Rectangle2D area, Object params) {
        draw(g2, area);
        return null;
    }

    private double width(Graphics2D g2, Notation.Run run, String letters) {
        return g2.getFontMetrics(font(run)).getStringBounds(letters, g2).getWidth();
    }

    private Font font(Notation.Run run) {
        return font.deriveFont(run.level().size() * font.getSize2D());
    }
}
