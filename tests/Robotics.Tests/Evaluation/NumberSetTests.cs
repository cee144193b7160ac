using Robotics.Host.Commands;

namespace Robotics.Tests.Evaluation;

public sealed class NumberSetTests
{
    [Theory]
    [InlineData("0-3", new[] { 0, 1, 2, 3 })]
    [InlineData("7", new[] { 7 })]
    [InlineData("5-6, 0,5", new[] { 0, 5, 6 })]
    public void Numbers_and_ranges_are_read(string text, int[] numbers) => Assert.Equal(numbers, NumberSet.Parse("--inits", text));

    [Theory]
    [InlineData("")]
    [InlineData("3-1")]
    [InlineData("-1")]
    [InlineData("a")]
    [InlineData("0-999999999")]
    public void Anything_else_is_refused(string text) =>
        Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<RoboticsException>(() => NumberSet.Parse("--inits", text)).Code);
}
