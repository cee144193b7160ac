using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Robotics.Host.Configuration;

/// <summary>Holds options against the ranges that their declarations state.</summary>
internal static class OptionRanges
{
    /// <summary>Checks the options and those within them.</summary>
    /// <param name="options">A record whose properties may carry <see cref="RangeAttribute"/>.</param>
    /// <param name="name">What a person calls them, e.g. <c>models</c>.</param>
    /// <exception cref="RoboticsException">InvalidArgument: names the value and its range.</exception>
    public static void Check(object options, string name)
    {
        foreach (PropertyInfo property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            string path = $"{name}.{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}";
            object? value = property.GetValue(options);
            if (property.GetCustomAttribute<RangeAttribute>() is { } range && !range.IsValid(value))
                throw RoboticsException.Invalid(path, value, FormattableString.Invariant($"{range.Minimum} to {range.Maximum}"));
            if (value is not null && value is not IEnumerable && property.PropertyType.Namespace!.StartsWith("Robotics", StringComparison.Ordinal) && !property.PropertyType.IsEnum)
                Check(value, path);
        }
    }
}
