package org.dualcumulants.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An HTML document that loads nothing. */
final class Page {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            body { font-family: "DejaVu Sans", "Segoe UI", Helvetica, Arial, sans-serif; color: #1a1a1a; background: #fff;
                   max-width: 56rem; margin: 2rem auto; padding: 0 1.2rem; line-height: 1.5; }
            h1 { font-size: 1.7rem; margin-bottom: .2rem; }
            h2 { font-size: 1.2rem; margin-top: 2.2rem; border-bottom: 2px solid #0072B2; padding-bottom: .15rem; }
            p.about { color: #555; margin-top: 0; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; font-size: .86rem; margin: .8rem 0; }
            th, td { padding: .22rem .7rem; text-align: right; border-bottom: 1px solid #ddd; vertical-align: top; }
            th { border-bottom: 2px solid #888; text-align: right; }
            td.text, th.text { text-align: left; }
            td.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
            .pass { color: #00664d; font-weight: bold; }
            .fail { color: #fff; background: #B24000; font-weight: bold; }
            .skipped { color: #666; }
            .display { margin: .9rem 0 .9rem 1.5rem; overflow-x: auto; font-size: 1.1rem; }
            figure { margin: 1.2rem 0; }
            figure svg { max-width: 100%%; height: auto; }
            figcaption { font-size: .9rem; color: #444; }
            pre { background: #f4f6f8; padding: .8rem; overflow-x: auto; font-size: .8rem; }
            .warning { border-left: 4px solid #D55E00; padding-left: .8rem; }
            </style>
            </head>
            <body>
            """;

    private final StringBuilder html = new StringBuilder();

    Page(String title) {
        html.append(String.format(java.util.Locale.ROOT, HEAD, escaped(title)));
        html.append("<h1>").append(escaped(title)).append("</h1>\n");
    }

    /** Text as it may stand in HTML. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** A formula on its own line, from MathML. */
    void display(String mathml) {
        html.append("<div class=\"display\"><math display=\"block\" style=\"text-align:left\">").append(mathml).append("</math></div>\n");
    }

    /** A formula in a line, from MathML. */
    static String inline(String mathml) {
        return "<math>" + mathml + "</math>";
    }

    void section(String heading) {
        html.append("<h2>").append(escaped(heading)).append("</h2>\n");
    }

    /** A paragraph of HTML. */
    void paragraph(String content) {
        html.append("<p>").append(content).append("</p>\n");
    }

    /** Sentences for the reader, from an array of a document. */
    void warnings(JsonNode sentences) {
        sentences.forEach(each -> raw("<p class=\"warning\">" + escaped(each.asText()) + "</p>"));
    }

    /** HTML as it is. */
    void raw(String content) {
        html.append(content).append('\n');
    }

    void verbatim(String text) {
        html.append("<pre>").append(escaped(text)).append("</pre>\n");
    }

    /**
     * A table.
     *
     * @param heads HTML; those that begin with a tab are of columns of text
     * @param rows HTML of the cells
     */
    void table(List<String> heads, List<List<String>> rows) {
        html.append("<div class=\"scroll\"><table>\n<thead><tr>");
        for (String head : heads) {
            html.append(isText(head) ? "<th class=\"text\">" : "<th>").append(head.strip()).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                html.append(isText(heads.get(i)) ? "<td class=\"text\">" : "<td class=\"number\">").append(row.get(i)).append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    private static boolean isText(String head) {
        return head.startsWith("\t");
    }

    String document() {
        return html + "</body>\n</html>\n";
    }
}
