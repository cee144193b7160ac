using Grpc.Core;

namespace Robotics.Protos.Calls;

/// <summary>How a call that moves the arm is cancelled: by a message, after which its answer still comes.</summary>
/// <param name="Cancel">Sent when the caller cancels.</param>
/// <param name="Takes">Time that the call itself may take.</param>
internal sealed record Interruption<TRequest>(TRequest Cancel, TimeSpan Takes)
    where TRequest : class
{
    /// <summary>Waits for the answer, and sends what is to be sent meanwhile.</summary>
    public async ValueTask WhileAsync(Task answer, IClientStreamWriter<TRequest> requests, CancellationToken ct)
    {
        if (answer.IsCompleted || !ct.CanBeCanceled) return;
        TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = ct.UnsafeRegister(static c => ((TaskCompletionSource)c!).TrySetResult(), cancelled);
        if (await Task.WhenAny(answer, cancelled.Task) == cancelled.Task) await requests.WriteAsync(Cancel, CancellationToken.None);
    }
}
