using System.Text.RegularExpressions;

namespace Robotics.Tests.Repository;

/// <summary>Rules that every source file keeps.</summary>
public sealed partial class SourceRules
{
    private const int MaxLines = 400;

    [Fact]
    public void No_file_is_longer_than_the_budget() =>
        Assert.Empty(Checkout.SourceFiles().Where(f => File.ReadLines(f).Count() > MaxLines).Select(Checkout.Relative));

    [Fact]
    public void Nothing_is_left_to_do_in_the_code() =>
        Assert.Empty(Checkout.SourceFiles().Where(f => LeftOpen().IsMatch(File.ReadAllText(f)) && !f.EndsWith("SourceRules.cs", StringComparison.Ordinal))
            .Select(Checkout.Relative));

    [Fact]
    public void Folders_name_concepts_and_not_kinds_of_code() =>
        Assert.Empty(Checkout.SourceFiles().Select(Checkout.Relative)
            .Where(f => f.Split('/').SkipLast(1).Any(part => part.ToLowerInvariant() is "helpers" or "utils" or "managers" or "common" or "interfaces")));

    [Fact]
    public void Only_the_brainstem_may_write_to_a_driver() =>
        Assert.Empty(Checkout.SourceFiles().Select(Checkout.Relative)
            .Where(f => !f.StartsWith("services/brainstem", StringComparison.Ordinal) && f.StartsWith("services/", StringComparison.Ordinal))
            .Where(f => !f.StartsWith("services/core", StringComparison.Ordinal))
            .Where(f => DriverWrite().IsMatch(File.ReadAllText(Path.Combine(Checkout.Root, f)))));

    [GeneratedRegex(@"\b(TODO|FIXME|NotImplementedException)\b")]
    private static partial Regex LeftOpen();

    [GeneratedRegex(@"\bdriver\.Write\(", RegexOptions.IgnoreCase)]
    private static partial Regex DriverWrite();
}
