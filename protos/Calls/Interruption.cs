namespace Robotics.Protos.Calls;

/// <summary>What is said during a call that moves the arm: that its caller is alive, or that it is cancelled, after which its answer still comes.</summary>
/// <param name="Cancel">Makes what is sent when the caller cancels.</param>
/// <param name="Beat">Makes what is sent while the caller waits, and between calls, in real time.</param>
/// <param name="Pause">Makes what is sent when there was no call for a while.</param>
/// <param name="Takes">Time that the call itself may take.</param>
internal sealed record Interruption<TRequest>(Func<TRequest> Cancel, Func<TRequest> Beat, Func<TRequest> Pause, TimeSpan Takes)
    where TRequest : class
{
    /// <summary>Waits for the answer, and says what is to be said meanwhile.</summary>
    /// <param name="answer">The answer's read.</param>
    /// <param name="say">Sends a message; with whether it belongs to this call.</param>
    /// <param name="options">How often the caller says that it is alive.</param>
    /// <param name="ct">The caller's.</param>
    public async ValueTask WhileAsync(Task answer, Func<TRequest, bool, ValueTask> say, RegionChannelOptions options, CancellationToken ct)
    {
        if (answer.IsCompleted) return;
        if (options.Heartbeat is not { } every)
        {
            await UntilAsync(answer, say, ct);
            return;
        }

        TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = ct.UnsafeRegister(static c => ((TaskCompletionSource)c!).TrySetResult(), cancelled);
        using PeriodicTimer timer = new(every, options.Clock);
        while (true)
        {
            Task tick = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();
            Task first = await Task.WhenAny(answer, cancelled.Task, tick);
            if (first == answer) return;
            if (first == cancelled.Task)
            {
                await say(Cancel(), true);
                return;
            }

            await say(Beat(), false);
        }
    }

    /// <summary>Waits for the answer; when the caller cancels meanwhile, says so.</summary>
    private async ValueTask UntilAsync(Task answer, Func<TRequest, bool, ValueTask> say, CancellationToken ct)
    {
        Task? said = null;
        await using (ct.UnsafeRegister(_ => said = say(Cancel(), true).AsTask(), null)) await answer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (said is not null) await said;
    }
}
