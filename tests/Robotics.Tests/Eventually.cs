using System.Runtime.CompilerServices;
using Robotics.Brainstem.Ros2.Nodes;

namespace Robotics.Tests;

/// <summary>Waits in a test for what other threads or processes bring about and nobody announces.</summary>
internal static class Eventually
{
    /// <summary>Longer than anything takes on a machine that is busy with other tests.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="holds">Looked at every few milliseconds.</param>
    /// <param name="what">What is waited for: said when it was in vain.</param>
    public static async Task HoldsAsync(Func<bool> holds, [CallerArgumentExpression(nameof(holds))] string what = "") =>
        Assert.True(await Waiting.UntilAsync(holds, Patience, TimeProvider.System, TestContext.Current.CancellationToken), $"Waited in vain until {what}.");
}
