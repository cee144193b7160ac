return await Robotics.Host.Commands.RoboticsCommandLine.InvokeAsync(Robotics.Training.Commands.TrainCommand.Create().Parse(args));
