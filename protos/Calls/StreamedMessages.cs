using Robotics.Protos.Calls;

namespace Robotics.Protos.V1;

internal sealed partial class ObserveBodyRequest : IStreamedRequest;

internal sealed partial class ObserveBodyResponse : IStreamedAnswer;

internal sealed partial class ExecuteRequest : IStreamedRequest;

internal sealed partial class ExecuteResponse : IStreamedAnswer;

internal sealed partial class AdvanceRequest : IStreamedRequest;

internal sealed partial class AdvanceResponse : IStreamedAnswer;

internal sealed partial class PerceiveRequest : IStreamedRequest;

internal sealed partial class PerceiveResponse : IStreamedAnswer;

internal sealed partial class JudgeRequest : IStreamedRequest;

internal sealed partial class JudgeResponse : IStreamedAnswer;
