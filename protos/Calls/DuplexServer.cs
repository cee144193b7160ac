using System.Diagnostics;
using Grpc.Core;

namespace Robotics.Protos.Calls;

/// <summary>Answers the requests of a stream, one for one and in order; one that comes twice is answered once.</summary>
internal static class DuplexServer
{
    /// <param name="requests">What comes in.</param>
    /// <param name="responses">Where answers go.</param>
    /// <param name="answer">Answers a request.</param>
    /// <param name="ct">The call's own.</param>
    /// <param name="hears">Told of messages that ask for no answer; null for nobody.</param>
    public static async Task AnswerAsync<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requests,
        IServerStreamWriter<TResponse> responses,
        Func<TRequest, ValueTask<TResponse>> answer,
        CancellationToken ct,
        Action<TRequest>? hears = null)
        where TRequest : class, IStreamedRequest
        where TResponse : class, IStreamedAnswer
    {
        ulong last = 0;
        while (await requests.MoveNext(ct))
        {
            TRequest request = requests.Current;
            if (request.Number == 0) hears?.Invoke(request);
            if (!IsNew(request, ref last)) continue;
            using Activity? span = CallTrace.Answers(typeof(TRequest).Name, request.TraceParent);
            TResponse response = await answer(request);
            response.Number = request.Number;
            await responses.WriteAsync(response, ct);
        }
    }

    /// <summary>The same for work that a later message of the stream can cancel. When the stream ends meanwhile, the work is cancelled and waited for.</summary>
    /// <param name="requests">What comes in.</param>
    /// <param name="responses">Where answers go.</param>
    /// <param name="work">What a message means.</param>
    /// <param name="ct">The call's own.</param>
    public static async Task WorkAsync<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requests, IServerStreamWriter<TResponse> responses, DuplexWork<TRequest, TResponse> work, CancellationToken ct)
        where TRequest : class, IStreamedRequest
        where TResponse : class, IStreamedAnswer
    {
        ulong last = 0;
        bool heard = false, attends = false;
        using Absence between = new();
        Task<bool> next = requests.MoveNext(ct);
        while (await next)
        {
            TRequest request = requests.Current;
            next = requests.MoveNext(ct);
            if (!work.Begins(request))
            {
                attends = true;
                between.Hear(pauses: work.Pauses(request));
                if (work.Hears is { } hears) await hears(request);
                continue;
            }

            if (!IsNew(request, ref last)) continue;
            if (between.Ends() && work.Silenced is { } absent)
            {
                TResponse nothing = absent();
                nothing.Number = request.Number;
                await responses.WriteAsync(nothing, ct);
                continue;
            }

            using Activity? span = CallTrace.Answers(typeof(TRequest).Name, request.TraceParent);
            using CancellationTokenSource cancel = new();
            using SilenceWatch? watch = Watch(work, work.Silence, cancel, heard);
            bool asked = false;
            await using CancellationTokenRegistration registration = ct.UnsafeRegister(static c => ((CancellationTokenSource)c!).Cancel(), cancel);
            // Work may plan, or play, for long before it waits, and this thread goes on listening.
            Task<Func<TResponse>> running = work.IsBrief(request) ? work.DoAsync(request, cancel.Token) : Task.Run(() => work.DoAsync(request, cancel.Token), CancellationToken.None);
            try
            {
                while (await Task.WhenAny(running, next) == next && !running.IsCompleted)
                {
                    bool more = next is { IsCompletedSuccessfully: true, Result: true };
                    if (!more)
                    {
                        asked = true;
                        await cancel.CancelAsync();
                        break;
                    }

                    heard = true;
                    watch?.Hear();
                    asked |= await HearAsync(requests.Current, request, work, cancel);
                    next = requests.MoveNext(ct);
                }

                Func<TResponse> answer = await running;
                TResponse response = !asked && cancel.IsCancellationRequested && work.Silenced is { } silenced ? silenced() : answer();
                response.Number = request.Number;
                between.Begins(c => Watch(work, work.Absence, c, attends));
                await responses.WriteAsync(response, ct);
            }
            finally
            {
                work.Done?.Invoke(request);
            }
        }
    }

    private static SilenceWatch? Watch<TRequest, TResponse>(DuplexWork<TRequest, TResponse> work, TimeSpan? most, CancellationTokenSource cancel, bool heard) => most is { } silence
        ? new(cancel, heard ? silence : silence * DuplexWork<TRequest, TResponse>.FirstSilences, silence, work.Clock)
        : null;

    /// <summary>Whether the message cancels the work.</summary>
    private static async ValueTask<bool> HearAsync<TRequest, TResponse>(TRequest message, TRequest running, DuplexWork<TRequest, TResponse> work, CancellationTokenSource cancel)
        where TRequest : class, IStreamedRequest
    {
        bool cancels = work.Cancels(message) && message.Number == running.Number;
        if (cancels) await cancel.CancelAsync();
        if (work.Hears is { } hears) await hears(message);
        return cancels;
    }

    private static bool IsNew(IStreamedRequest request, ref ulong last)
    {
        if (request.Number <= last) return false;
        last = request.Number;
        return true;
    }

    /// <summary>The time between two works, in which the caller may fall silent too.</summary>
    private sealed class Absence : IDisposable
    {
        private CancellationTokenSource? _silent;
        private SilenceWatch? _watch;

        public void Begins(Func<CancellationTokenSource, SilenceWatch?> watch) => _watch = watch(_silent = new());

        public void Hear(bool pauses)
        {
            if (pauses) _watch?.Dispose();
            else _watch?.Hear();
        }

        /// <summary>Whether he was silent for too long.</summary>
        public bool Ends()
        {
            bool silent = _silent is { IsCancellationRequested: true };
            Dispose();
            return silent;
        }

        public void Dispose()
        {
            _watch?.Dispose();
            _silent?.Dispose();
            (_watch, _silent) = (null, null);
        }
    }
}
