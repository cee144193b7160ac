using System.Globalization;
using System.Net;

namespace Robotics.Sim.Evaluation.Reports;

/// <summary>Text and numbers as they stand in a report.</summary>
internal static class Html
{
    /// <summary>Text that is shown as it is, whatever characters it has.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A share as a percentage with one decimal; nothing for null.</summary>
    public static string Percent(double? share) => share is { } value ? Number(100 * value, "0.0") + " %" : "";

    public static string Number(double value, string format = "0.##") => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A number that is only worth showing when it is not 0.</summary>
    public static string Count(int value) => value == 0 ? "" : value.ToString(CultureInfo.InvariantCulture);
}
