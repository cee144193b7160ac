using Grpc.Core;
using Robotics.Protos.Calls;
using Robotics.Protos.Errors;
using Robotics.Protos.Mapping;

namespace Robotics.Protos.Cortex;

/// <summary>The caller's side of one task: reads its events, answers what it asks.</summary>
internal sealed class TaskCaller(AsyncDuplexStreamingCall<V1.RunTaskRequest, V1.RunTaskResponse> call, RegionChannel channel, IBodyOperator body, TaskRequest task) : IDisposable
{
    private readonly EventReader _events = new();
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>The next event; <see cref="TaskEnded"/> with a cause when the cortex is lost.</summary>
    /// <param name="start">Sent first, or null.</param>
    /// <param name="last">The event before.</param>
    /// <param name="ct">The task's token, handed to whoever is asked.</param>
    public async ValueTask<TaskEvent> NextAsync(V1.RunTaskRequest? start, TaskEvent? last, CancellationToken ct)
    {
        try
        {
            if (start is not null) await WriteAsync(start);
            while (await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(channel.Options.Patience, channel.Options.Clock, CancellationToken.None))
            {
                V1.RunTaskResponse response = call.ResponseStream.Current;
                if (response.Event is { } e) return _events.FromWire(e);
                if (response.Alive is null) await AnswerAsync(response, ct);
            }

            return await LostAsync(last, "the stream has ended");
        }
        catch (TimeoutException)
        {
            return await LostAsync(last, $"{channel.Peer} did not answer in time");
        }
        catch (RpcException e) when (RemoteError.Of(e, channel.Peer, ct) is RoboticsException { Code: ErrorCode.Unavailable or ErrorCode.Internal } lost)
        {
            return await LostAsync(last, lost.Message);
        }
        catch (RpcException e)
        {
            throw RemoteError.Of(e, channel.Peer, ct);
        }
    }

    public ValueTask AcknowledgeAsync(long events) => WriteAsync(new() { Acknowledged = events });

    /// <summary>Asks the cortex to hold the arm and to end the task; its last events still come.</summary>
    public void Cancel() => _ = WriteAsync(new() { Cancel = new() }).AsTask();

    public void Dispose() => _writing.Dispose();

    private async ValueTask AnswerAsync(V1.RunTaskResponse response, CancellationToken ct)
    {
        if (task.Supervisor is not { } person) return;
        V1.RunTaskRequest answer = new() { GoOn = new() };
        try
        {
            if (response.Ask is { } question)
            {
                answer.Answer = new();
                if (await person.AskAsync(question.FromWire(), ct) is { } text) answer.Answer.Text = text;
            }
            else
            {
                await person.WaitWhilePausedAsync(ct);
            }
        }
        catch (OperationCanceledException)
        {
            // The cancellation is on its way already.
        }

        await WriteAsync(answer);
    }

    /// <summary>Writes, unless the stream is over: then the next read says so.</summary>
    private async ValueTask WriteAsync(V1.RunTaskRequest request)
    {
        await _writing.WaitAsync();
        try
        {
            await call.RequestStream.WriteAsync(request);
        }
        catch (Exception e) when (e is RpcException or IOException or InvalidOperationException or OperationCanceledException)
        {
            // What is wrong with the stream is found out by whoever reads from it.
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Gives the cortex up. It may be frozen and wake, or be cut off and go on: its lease ends first.</summary>
    private async ValueTask<TaskEnded> LostAsync(TaskEvent? last, string why)
    {
        try
        {
            await body.RevokeAsync(task.LeaseHolder, CancellationToken.None);
        }
        catch (RoboticsException e) when (e.Code == ErrorCode.Unavailable)
        {
            why = $"{why}; its lease could not be ended either: {e.Message}";
        }

        TaskStep at = last?.At ?? new TaskStep(task.TaskId, 0, TimeSpan.Zero);
        return new TaskEnded(at, new TaskOutcome { Claimed = false, Cause = Cause.Unavailable, Text = why, Steps = at.Step, Recoveries = 0 });
    }
}
